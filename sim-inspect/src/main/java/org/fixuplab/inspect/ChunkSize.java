package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import org.fixuplab.smtp.Octets;

/** The first number among a BDAT line's arguments, which may come in pieces. */
final class ChunkSize {

    private static final long MOST = Long.MAX_VALUE / 16;

    private boolean done;
    private boolean begun;
    private long octets;

    void clear() {
        done = false;
        begun = false;
        octets = 0;
    }

    /** Reads a piece of the arguments. */
    void read(ByteBuffer segment, int from, int to) {
        for (int i = from; i < to && !done; i++) {
            byte octet = segment.get(i);
            if (Octets.isDigit(octet)) {
                begun = true;
                octets = Math.min(MOST, octets * 10 + (octet - '0'));
            } else {
                done = begun || !Octets.isBlank(octet);
            }
        }
    }

    /** 0 if there is no number where one belongs. */
    long octets() {
        return octets;
    }
}
