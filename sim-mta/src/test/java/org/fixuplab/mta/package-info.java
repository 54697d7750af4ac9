/** Tests over real sockets, with the JDK's own client side. */
@NullMarked
package org.fixuplab.mta;

import org.jspecify.annotations.NullMarked;
