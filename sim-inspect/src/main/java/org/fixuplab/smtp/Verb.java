package org.fixuplab.smtp;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The command verbs that some part of the lab gives a meaning to. {@link #OTHER} stands for every other word, a masked one included,
 * so that a label made from a verb never holds text from the wire.
 */
public enum Verb {
    HELO,
    EHLO,
    MAIL,
    RCPT,
    DATA,
    BDAT,
    RSET,
    NOOP,
    QUIT,
    AUTH,
    STARTTLS,
    ETRN,
    HELP,
    VRFY,
    EXPN,
    SAML,
    SEND,
    SOML,
    TURN,
    ATRN,
    LHLO,
    ONEX,
    VERB,
    XEXCH50,
    OTHER;

    /** Octets of the longest verb with a meaning; a longer word is {@link #OTHER}. */
    public static final int MAX_LENGTH = 8;

    /** Each verb in the first free place from that of its spelling on; the other places hold {@link #OTHER}. */
    private static final Verb[] PLACES = new Verb[64];

    static {
        Arrays.fill(PLACES, OTHER);
        for (Verb verb : values()) {
            int place = place(verb.spelling);
            while (PLACES[place] != OTHER) {
                place = next(place);
            }
            PLACES[place] = verb;
        }
    }

    private final int length;
    private final long spelling;

    Verb() {
        byte[] octets = Octets.octets(name());
        length = octets.length;
        spelling = Octets.spelling(ByteBuffer.wrap(octets), 0, octets.length);
    }

    private static int place(long spelling) {
        return (int) ((spelling * 0x9e3779b97f4a7c15L) >>> 58);
    }

    private static int next(int place) {
        return (place + 1) % PLACES.length;
    }

    /** Octets of it. */
    public int length() {
        return length;
    }

    /** Whether a word of this {@link Octets#spelling}, and of no fewer octets, begins with it. */
    public boolean begins(long spelled) {
        return (spelled & (-1L >>> (Long.SIZE - length * Byte.SIZE))) == spelling;
    }

    /** The verb that the octets {@code [from, to)} spell, in any case; {@link #OTHER} if none. */
    public static Verb of(ByteBuffer buffer, int from, int to) {
        return of(Octets.spelling(buffer, from, to), to - from);
    }

    /** The verb of this length that has this {@link Octets#spelling}; {@link #OTHER} if none. */
    public static Verb of(long spelling, int length) {
        for (int place = place(spelling); PLACES[place] != OTHER; place = next(place)) {
            if (PLACES[place].spelling == spelling && PLACES[place].length == length) {
                return PLACES[place];
            }
        }
        return OTHER;
    }

    /** The verb a word spells, in any case; {@link #OTHER} if none. */
    public static Verb of(String word) {
        byte[] octets = Octets.octets(word);
        return of(ByteBuffer.wrap(octets), 0, octets.length);
    }
}
