package org.fixuplab.smtp;

import java.nio.ByteBuffer;

/**
 * Finds the end of a DATA payload that comes in pieces: {@code CRLF . CRLF}, where the CRLF that ended the DATA line counts as the first.
 *
 * <p>Whatever the cuts, the end is found at the same octet. In strict mode a piece is searched from the terminator's last octet
 * backwards, so that of a plain body one octet in five is looked at. Confined to its session; never throws.
 */
public final class EndOfData {

    private static final int NONE = -1;

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
        int slowUntil = lenient ? to : Math.min(to, from + 4);
        for (; at < slowUntil; at++) {
            if (next(buffer.get(at))) {
                return at + 1;
            }
        }
        return at == to ? NONE : search(buffer, at, to);
    }

    private int search(ByteBuffer buffer, int from, int to) {
        // 'last' is where the terminator's last octet would stand. Its four predecessors are all in this piece.
        int last = from;
        while (last < to) {
            switch (buffer.get(last)) {
                case '\n' -> {
                    if (buffer.get(last - 1) == '\r'
                            && buffer.get(last - 2) == '.'
                            && buffer.get(last - 3) == '\n'
                            && buffer.get(last - 4) == '\r') {
                        return last + 1;
                    }
                    last += 3;
                }
                case '.' -> last += 2;
                case '\r' -> last += 1;
                default -> last += 5;
            }
        }
        matched = 0;
        for (int i = to - 4; i < to; i++) {
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
