package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import org.fixuplab.smtp.Octets;

/** The head of a reply line, which may come in pieces: three digits, and a hyphen if more lines of the same reply follow. */
final class ReplyLine {

    /** Octets before the text: the code and its separator. */
    static final int HEAD = 4;

    private int length;
    private int code;
    private boolean digits;
    private boolean continued;
    private boolean ended;

    void begin() {
        length = 0;
        code = 0;
        digits = true;
        continued = false;
        ended = false;
    }

    /** Reads a piece of the line; what comes after the head is passed over. */
    void read(ByteBuffer segment, int from, int to) {
        if (length == 0 && !ended && to - from >= HEAD && isWhole(segment, from)) {
            return;
        }
        for (int i = from; i < to && length < HEAD && !ended; i++) {
            byte octet = segment.get(i);
            if (octet == Octets.CR || octet == Octets.LF) {
                ended = true;
                return;
            }
            if (length < HEAD - 1) {
                digits &= Octets.isDigit(octet);
                code = code * 10 + (octet - '0');
            } else {
                continued = octet == '-';
            }
            length++;
        }
    }

    /** Reads a head that is all there: three digits and what follows them; false if it is none. */
    private boolean isWhole(ByteBuffer segment, int from) {
        int hundreds = segment.get(from) - '0';
        int tens = segment.get(from + 1) - '0';
        int ones = segment.get(from + 2) - '0';
        byte separator = segment.get(from + 3);
        boolean ends = separator == Octets.CR || separator == Octets.LF;
        if (ends || !isDigit(hundreds) || !isDigit(tens) || !isDigit(ones)) {
            return false;
        }
        code = 100 * hundreds + 10 * tens + ones;
        continued = separator == '-';
        length = HEAD;
        return true;
    }

    private static boolean isDigit(int number) {
        return number >= 0 && number <= 9;
    }

    /** Whether the head read so far may be that of a line with this code. */
    boolean mayBe(int expected) {
        int rest = expected;
        for (int i = length; i < HEAD - 1; i++) {
            rest /= 10;
        }
        return digits && rest == code;
    }

    boolean isReply() {
        return digits && length >= HEAD - 1;
    }

    int code() {
        return code;
    }

    /** More lines of the same reply follow. */
    boolean continued() {
        return continued;
    }
}
