/** Sessions captured through real devices, as fixtures. */
@NullMarked
package org.fixuplab.captures;

import org.jspecify.annotations.NullMarked;
