package org.fixuplab.proxy.observe;

import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.event.EventSink;

/**
 * Watches one session, on its event loop. The order of calls is that of what happened: {@link #opened}, then events and segments (the
 * events of a segment before the segment itself), then {@link #closed}, once.
 */
public interface SessionObserver extends EventSink {

    default void opened(SessionInfo session) {}

    @Override
    default void accept(Event event) {}

    /** Whether {@link #segment} is to be called: it costs two copies of every octet. Asked once, at the start. */
    default boolean wantsOctets() {
        return false;
    }

    /**
     * One segment was judged.
     *
     * @param before the octets as the peer sent them
     * @param after those that went on to the other peer, the first {@code after.length} of the segment
     */
    default void segment(Direction from, byte[] before, byte[] after) {}

    /** {@code octets} of this direction were read from their peer. */
    default void received(Direction from, int octets) {}

    default void closed(SessionEnd end) {}

    /** Makes the observers of sessions; called once a session, on its event loop. */
    @FunctionalInterface
    interface Factory {
        SessionObserver observer();
    }
}
