package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import org.fixuplab.smtp.Octets;

/** The number after {@code SIZE=} among the parameters of a MAIL, octet by octet. */
final class DeclaredSize {

    static final long NONE = -1;

    private static final String KEYWORD = "SIZE=";
    private static final long MOST = Long.MAX_VALUE / 16;

    private long octets = NONE;

    /** How much of the keyword is here; more than all of it: in the number; -1: in another parameter. */
    private int matched;

    void clear() {
        octets = NONE;
        matched = -1;
    }

    void read(ByteBuffer segment, int from, int to) {
        for (int at = from; at < to; at++) {
            read(segment.get(at));
        }
    }

    private void read(byte octet) {
        if (Octets.isBlank(octet)) {
            matched = 0;
        } else if (matched == KEYWORD.length() && Octets.isDigit(octet)) {
            octets = Math.min(MOST, Math.max(octets, 0) * 10 + (octet - '0'));
        } else if (matched >= 0 && matched < KEYWORD.length() && Octets.upper(octet) == KEYWORD.charAt(matched)) {
            matched++;
        } else {
            matched = -1;
        }
    }

    /** {@link #NONE} if the MAIL has none. */
    long octets() {
        return octets;
    }
}
