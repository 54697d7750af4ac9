package org.fixuplab.mta;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A message while it comes in. Beyond its bound it keeps nothing more and says so. Confined to its session. */
final class MessageOctets {

    private static final int FIRST = 4 * 1024;

    private final int limit;
    private byte[] octets = new byte[0];
    private int length;
    private boolean tooBig;
    private long received;

    MessageOctets(int limit) {
        this.limit = limit;
    }

    boolean tooBig() {
        return tooBig;
    }

    /** How many octets came, those beyond the bound included. */
    long received() {
        return received;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(octets, length);
    }

    /** Takes the octets from the buffer's position up to an index, and moves the position there. */
    void append(ByteBuffer from, int to) {
        int count = to - from.position();
        received += count;
        if (tooBig || count > limit - length) {
            tooBig = true;
            octets = new byte[0];
            length = 0;
            from.position(to);
            return;
        }
        if (length + count > octets.length) {
            long room = Math.max(length + count, Math.max(FIRST, 2L * octets.length));
            octets = Arrays.copyOf(octets, (int) Math.min(limit, room));
        }
        from.get(octets, length, count);
        length += count;
    }
}
