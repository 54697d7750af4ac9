package org.fixuplab.smtp;

import java.nio.ByteBuffer;

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

    private static final Verb[] ALL = values();

    /** The verb that the octets {@code [from, to)} spell, in any case; {@link #OTHER} if none. */
    public static Verb of(ByteBuffer buffer, int from, int to) {
        int length = to - from;
        if (length < 4 || length > MAX_LENGTH) {
            return OTHER;
        }
        for (Verb verb : ALL) {
            if (verb != OTHER && Octets.matches(buffer, from, to, verb.name())) {
                return verb;
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
