package org.fixuplab.proxy.record;

import java.time.Instant;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.proxy.observe.LegSignal;
import org.fixuplab.proxy.observe.SegmentFlags;
import org.fixuplab.proxy.observe.SyslogLine;

/** One thing that happened in a session. Immutable, as long as nobody writes to the arrays. */
public sealed interface Entry {

    /** When it was told. */
    Instant at();

    /**
     * One segment was judged, or a part of one.
     *
     * @param offset of its first octet in its direction's stream, as the peer sent it
     * @param before the octets as the peer sent them; none, if the firewall says something itself
     * @param after those that the other peer got; the same array if nothing was altered
     */
    record Segment(Instant at, Direction from, long offset, byte[] before, byte[] after) implements Entry {

        public boolean altered() {
            return before != after;
        }
    }

    /**
     * Octets that were not kept, because the recorder's bound was reached.
     *
     * @param offset of the first, in its direction's stream
     * @param sent how many the peer sent
     * @param got how many the other peer got
     */
    record Omitted(Instant at, Direction from, long offset, long sent, long got) implements Entry {}

    /** The inspector told of something. It stands before the segment it is about. */
    record Happened(Instant at, Event event) implements Entry {}

    /** The device wrote a line into its log. */
    record Logged(Instant at, SyslogLine line) implements Entry {}

    /**
     * Something happened to the TCP connection of one leg. A peer's FIN stands behind all that it said before.
     *
     * @param leg the one of the peer whose octets have this direction
     */
    record Signalled(Instant at, Direction leg, LegSignal signal) implements Entry {}

    /**
     * A peer sent something after the firewall had ended the session; it was thrown away.
     *
     * @param octets how many; 0 with FIN and RST, which are told as {@link Signalled}, too
     */
    record Denied(Instant at, Direction from, SegmentFlags flags, int octets) implements Entry {}
}
