package org.fixuplab.proxy.observe;

import java.net.InetSocketAddress;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.event.EventSink;

/**
 * Watches one session, on its event loop. The order of calls is that of what happened: {@link #opened}, then events and segments (the
 * events of a segment before the segment itself), then {@link #closed}, once.
 */
public interface SessionObserver extends EventSink {

    /** Watches nothing. */
    SessionObserver NOBODY = new SessionObserver() {
        @Override
        public boolean wantsCourse() {
            return false;
        }
    };

    default void opened(SessionInfo session) {}

    @Override
    default void accept(Event event) {}

    /** Whether {@link #segment} is to be called: it costs a copy of every octet, and two of those in an altered segment. Asked once, at the start. */
    default boolean wantsOctets() {
        return false;
    }

    /**
     * One segment was judged, or held octets were released. Octets that are held are told with the segment in which they leave. A segment
     * out of which octets were taken, or into which the firewall's own were put, is told in its parts.
     *
     * @param before the octets as the peer sent them; none, if the firewall says something itself
     * @param after those that went on to the other peer, the first {@code after.length} of the part; may be the same array
     */
    default void segment(Direction from, byte[] before, byte[] after) {}

    /** The inspector took so long, in ns, to judge a segment. Told for one segment in {@value #TIMED_EVERY}, the first included. */
    default void judged(long nanos) {}

    /** Of so many segments of a session, one is timed: two looks at the clock cost as much as a short segment. */
    int TIMED_EVERY = 16;

    /** {@code octets} of this direction were read from their peer; whether they go on or are thrown away is not said here. */
    default void received(Direction from, int octets) {}

    /** {@code octets} of this direction go on to the other peer; the firewall's own answers count as {@link Direction#FROM_SERVER}. */
    default void sent(Direction from, int octets) {}

    /** The server's leg is up, and this is the firewall's own end of it. */
    default void connected(InetSocketAddress from) {}

    /** Something happened to a leg's connection. {@code leg} is the one of the peer whose octets have this direction. */
    default void signal(Direction leg, LegSignal signal) {}

    /**
     * The firewall has ended the session, and yet a peer sent something, which was thrown away. Told {@value #MOST_DENIED} times at most.
     *
     * @param octets how many; which is not told, as nobody looked for credentials among them
     */
    default void denied(Direction from, SegmentFlags flags, int octets) {}

    /** So many of a peer's vain attempts are told. */
    int MOST_DENIED = 20;

    default void closed(SessionEnd end) {}

    /** Makes the observers of sessions; called once a session, on its event loop. Hears of clients that get none. */
    @FunctionalInterface
    interface Factory {
        SessionObserver observer();

        /** Told of each reason at once, and then at most once a second. On event loops, by several at once. */
        default void refused(RefusedClients clients) {}

        /**
         * No client could be accepted, and none is for the moment: they wait in the kernel's queue. Told when that begins, not of each
         * attempt. On an event loop.
         *
         * @param why for a person
         */
        default void acceptFailed(String why) {}
    }
}
