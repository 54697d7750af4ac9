/** Tests of the test sender: personas against a server that misbehaves on purpose. */
@NullMarked
package org.fixuplab.send;

import org.jspecify.annotations.NullMarked;
