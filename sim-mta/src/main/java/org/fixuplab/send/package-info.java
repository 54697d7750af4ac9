/**
 * The test sender: a mail client that decides as a named product does when STARTTLS is missing, refused or broken, when EHLO is refused, when
 * the session is lost.
 *
 * <p>What differs between products is data, in {@code sender/*.conf}; no class here knows a product by name. It reads and writes plain blocking
 * sockets on the caller's thread. A wrong persona throws with every problem; what a server says or does never throws: it is the attempt's verdict.
 */
@NullMarked
package org.fixuplab.send;

import org.jspecify.annotations.NullMarked;
