package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import org.fixuplab.smtp.Octets;
import org.fixuplab.smtp.Verb;

/** A verb that comes in pieces: its first octets, as many as tell it from every other that is known or that a map may name. */
final class Word {

    private static final int MOST = 4 * Verb.MAX_LENGTH + 1;

    private static final byte[] NOTHING = {};

    /** How its first eight octets are spelled. */
    private long spelling;

    private int length;

    /** All its octets, if there are more than eight. */
    private byte[] octets = NOTHING;

    void clear() {
        spelling = 0;
        length = 0;
    }

    boolean isEmpty() {
        return length == 0;
    }

    void append(ByteBuffer segment, int from, int to) {
        if (length == 0 && to - from <= Long.BYTES) {
            spelling = Octets.spelling(segment, from, to);
            length = to - from;
            return;
        }
        int end = Math.min(to, from + MOST - length);
        int before = length;
        length += end - from;
        if (before < Long.BYTES) {
            spelling |=
                    Octets.spelling(segment, from, Math.min(end, from + Long.BYTES - before)) << (before * Byte.SIZE);
        }
        if (length > Long.BYTES) {
            keep(segment, from, end, before);
        }
    }

    private void keep(ByteBuffer segment, int from, int to, int before) {
        if (octets.length == 0) {
            octets = new byte[MOST];
        }
        for (int i = 0; i < Math.min(before, Long.BYTES); i++) {
            octets[i] = (byte) (spelling >>> (i * Byte.SIZE));
        }
        segment.get(from, octets, before, to - from);
    }

    /** Whether its first octets spell the verb, whatever follows. */
    boolean beginsWith(Verb verb) {
        return length >= verb.length() && verb.begins(spelling);
    }

    /** How its first eight octets are spelled, as in {@link Octets#spelling}. */
    long spelling() {
        return spelling;
    }

    /** Octets of it, as far as they are kept. */
    int length() {
        return length;
    }

    /** Whether it is this word of capital letters, which has more than eight, in any case. */
    boolean isLong(String word) {
        return length > Long.BYTES && Octets.matches(ByteBuffer.wrap(octets), 0, length, word);
    }

    Verb verb() {
        return Verb.of(spelling, length);
    }
}
