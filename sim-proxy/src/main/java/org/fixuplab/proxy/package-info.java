/**
 * The firewall as a network element: listeners, the two legs of a session, back-pressure, half-close, RST, silence, timers.
 *
 * <p>Judging octets is the inspector's work, never done here. Both legs of a session live on one event loop, so that a session needs no
 * lock. The network's faults are events and never thrown; a listener that cannot be bound throws {@link java.io.UncheckedIOException}.
 */
@NullMarked
package org.fixuplab.proxy;

import org.jspecify.annotations.NullMarked;
