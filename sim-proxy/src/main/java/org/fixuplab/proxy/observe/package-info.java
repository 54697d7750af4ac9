/**
 * Views of a session's events and octets: transcript, meters, lines for a person, the device's own log. They watch, and change nothing.
 *
 * <p>Observers are called on the session's event loop and must not block it.
 */
@NullMarked
package org.fixuplab.proxy.observe;

import org.jspecify.annotations.NullMarked;
