package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.event.EventSink;
import org.fixuplab.smtp.Octets;

/** A stretch of a segment as it was before a behaviour overwrote it: no alteration goes unreported, and none is reported that changed nothing. */
final class Overwritten {

    private final ByteBuffer segment;
    private final int from;
    private final byte[] before;

    private Overwritten(ByteBuffer segment, int from, byte[] before) {
        this.segment = segment;
        this.from = from;
        this.before = before;
    }

    /** Takes note of the octets {@code [from, to)}, which are about to be overwritten. */
    static Overwritten of(ByteBuffer segment, int from, int to) {
        return new Overwritten(segment, from, Octets.copy(segment, from, to));
    }

    /**
     * They have been overwritten.
     *
     * @param offset of the first of them
     * @param secret they may be credentials, which no event shows
     * @return whether any octet changed
     */
    boolean report(EventSink events, String behaviour, Direction direction, long offset, boolean secret) {
        byte[] after = after();
        if (Arrays.equals(before, after)) {
            return false;
        }
        if (secret) {
            Arrays.fill(before, (byte) '*');
        }
        events.accept(new Event.Altered(behaviour, direction, offset, before, after));
        return true;
    }

    /** They have been overwritten, and are part of a line of the client's in which some octets may be credentials. */
    void report(Conversation conversation, String behaviour, long offset, Credentials credentials) {
        byte[] after = after();
        if (!Arrays.equals(before, after)) {
            credentials.star(before, offset);
            conversation.events().accept(new Event.Altered(behaviour, Direction.FROM_CLIENT, offset, before, after));
        }
    }

    private byte[] after() {
        return Octets.copy(segment, from, from + before.length);
    }

    /** Overwrites octets of the client's with X, and reports it. */
    static void byX(EventSink events, String behaviour, ByteBuffer segment, int from, int to, long offset) {
        Overwritten edit = of(segment, from, to);
        Octets.fill(segment, from, to, 'X');
        edit.report(events, behaviour, Direction.FROM_CLIENT, offset, false);
    }
}
