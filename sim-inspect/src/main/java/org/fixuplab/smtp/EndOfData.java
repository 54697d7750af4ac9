package org.fixuplab.smtp;

import java.nio.ByteBuffer;

/**
 * Finds the end of a DATA payload that comes in pieces: {@code CRLF . CRLF}, where the CRLF that ended the DATA line counts as the first.
 *
 * <p>Whatever the cuts, the end is found at the same octet. In strict mode a piece is searched for the terminator's midst, LF and dot, which
 * is rare even where line ends and dots are not. Confined to its session; never throws.
 */
public final class EndOfData {

    private static final int NONE = -1;
    private static final byte DOT = '.';

    /** Octets of the terminator before its last. */
    private static final int BEFORE_LAST = 4;

    private final boolean lenient;

    /** How many octets of the terminator the payload so far ends with. */
    private int matched;

    /**
     * @param lenient accept a lone LF for each CRLF of the terminator (RFC 5321 section 4.1.1.4 forbids it; some receivers do)
     */
    public EndOfData(boolean lenient) {
        this.lenient = lenient;
        start();
    }

    /** A payload begins with the next octet. */
    public void start() {
        matched = 2;
    }

    /** Where the search stands, for {@link #goBack}. */
    public int mark() {
        return matched;
    }

    /** Goes on as if nothing had been searched since the mark was taken. */
    public void goBack(int mark) {
        matched = mark;
    }

    /**
     * Searches the octets {@code [from, to)}, the next ones of the payload.
     *
     * @return the index after the terminator's last octet, or -1 if the payload goes on
     */
    public int find(ByteBuffer buffer, int from, int to) {
        int at = from;
        // The terminator may have begun in an earlier piece: the first octets go through the automaton, one by one.
        int slowUntil = lenient ? to : Math.min(to, from + BEFORE_LAST);
        for (; at < slowUntil; at++) {
            if (next(buffer.get(at))) {
                return at + 1;
            }
        }
        return at == to ? NONE : search(buffer, at, to);
    }

    /** The octets {@code [from - 4, to)} are all of this piece. */
    private int search(ByteBuffer buffer, int from, int to) {
        int at = from - BEFORE_LAST + 1;
        int lf = Octets.indexOf(buffer, at, to, Octets.LF, DOT);
        while (lf >= 0 && lf + 3 < to) {
            if (buffer.get(lf - 1) == '\r' && buffer.get(lf + 2) == '\r' && buffer.get(lf + 3) == '\n') {
                start();
                return lf + 4;
            }
            lf = Octets.indexOf(buffer, lf + 2, to, Octets.LF, DOT);
        }
        matched = 0;
        for (int i = to - BEFORE_LAST; i < to; i++) {
            next(buffer.get(i));
        }
        return NONE;
    }

    /** Feeds one octet; true if it is the terminator's last. */
    private boolean next(byte octet) {
        switch (octet) {
            case '\n' -> {
                boolean endsLine = lenient || matched == 1 || matched == 4;
                if (endsLine && matched >= 3) {
                    start();
                    return true;
                }
                matched = endsLine ? 2 : 0;
            }
            case '\r' -> matched = matched == 3 ? 4 : 1;
            case '.' -> matched = matched == 2 ? 3 : 0;
            default -> matched = 0;
        }
        return false;
    }
}
