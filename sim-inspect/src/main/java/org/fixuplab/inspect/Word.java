package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import org.fixuplab.smtp.Octets;
import org.fixuplab.smtp.Verb;

/** A verb that comes in pieces, or one of the pieces, in capitals. Of a long one, {@link #MOST} octets are kept. */
final class Word {

    /** More than any verb has that a list may name. */
    static final int MOST = 64;

    private static final byte[] NOTHING = {};

    /** How its first eight octets are spelled, as in {@link Octets#spelling}. */
    private long spelling;

    private int length;
    private Verb verb = Verb.OTHER;

    /** Its octets behind the first eight. */
    private byte[] rest = NOTHING;

    void clear() {
        spelling = 0;
        length = 0;
        verb = Verb.OTHER;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** It is what the octets {@code [from, to)} are. */
    void set(ByteBuffer segment, int from, int to) {
        spelling = Octets.spelling(segment, from, to);
        length = to - from;
        if (length > Long.BYTES) {
            makeRoom();
            for (int at = Long.BYTES; at < Math.min(length, MOST); at++) {
                rest[at - Long.BYTES] = (byte) Octets.upper(segment.get(from + at));
            }
        }
        verb = Verb.of(spelling, length);
    }

    void append(Word piece) {
        if (length == 0 && piece.length <= Long.BYTES) {
            spelling = piece.spelling;
            length = piece.length;
            verb = piece.verb;
        } else {
            appendEach(piece);
        }
    }

    private void appendEach(Word piece) {
        int whole = (int) Math.min(Integer.MAX_VALUE, (long) length + piece.length);
        for (int i = 0; i < piece.length && length < MOST; i++) {
            byte octet = piece.octet(i);
            if (length < Long.BYTES) {
                spelling |= (octet & 0xffL) << (length * Byte.SIZE);
            } else {
                makeRoom();
                rest[length - Long.BYTES] = octet;
            }
            length++;
        }
        length = whole;
        verb = Verb.of(spelling, length);
    }

    private void makeRoom() {
        if (rest.length == 0) {
            rest = new byte[MOST - Long.BYTES];
        }
    }

    private byte octet(int index) {
        return index < Long.BYTES ? (byte) (spelling >>> (index * Byte.SIZE)) : rest[index - Long.BYTES];
    }

    /** Whether its first octets spell the verb, whatever follows. */
    boolean beginsWith(Verb other) {
        return length >= other.length() && other.begins(spelling);
    }

    /** Whether it is this word of capital letters, {@link #MOST} at most. */
    boolean is(String word) {
        if (length != word.length() || length > MOST) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (octet(i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Octets of it. */
    int length() {
        return length;
    }

    Verb verb() {
        return verb;
    }
}
