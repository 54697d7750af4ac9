/** The closed vocabulary of what can happen in a session. Events inform; they never decide. */
@NullMarked
package org.fixuplab.event;

import org.jspecify.annotations.NullMarked;
