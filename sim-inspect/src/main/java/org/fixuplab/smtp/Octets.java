package org.fixuplab.smtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The octets SMTP gives a meaning to, and ASCII case folding that knows no locale. */
public final class Octets {

    public static final byte CR = '\r';
    public static final byte LF = '\n';
    public static final byte SPACE = ' ';
    public static final byte TAB = '\t';

    private Octets() {}

    /** A blank separates words: space or tab. */
    public static boolean isBlank(int octet) {
        return octet == SPACE || octet == TAB;
    }

    public static boolean isDigit(int octet) {
        return octet >= '0' && octet <= '9';
    }

    /** The upper-case form of an ASCII letter; every other octet unchanged. */
    public static int upper(int octet) {
        return octet >= 'a' && octet <= 'z' ? octet - ('a' - 'A') : octet;
    }

    /** Whether the octets {@code [from, to)} of the buffer are this upper-case ASCII word, in any case. */
    public static boolean matches(ByteBuffer buffer, int from, int to, String upperCaseWord) {
        if (to - from != upperCaseWord.length()) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (upper(buffer.get(i)) != upperCaseWord.charAt(i - from)) {
                return false;
            }
        }
        return true;
    }

    /**
     * How the first eight of the octets {@code [from, to)} spell a word: as a number that does not depend on the case of ASCII letters.
     * Two words of one length, eight at most, are the same if their numbers are.
     */
    public static long spelling(ByteBuffer buffer, int from, int to) {
        return Lanes.capitals(buffer, from, Math.min(to, from + Long.BYTES));
    }

    /** The index of the first such octet in {@code [from, to)}, or -1. */
    public static int indexOf(ByteBuffer buffer, int from, int to, byte octet) {
        return Lanes.indexOf(buffer, from, to, octet);
    }

    /** The index of the first place in {@code [from, to)} where these two octets stand one after the other, or -1. */
    public static int indexOf(ByteBuffer buffer, int from, int to, byte octet, byte next) {
        return Lanes.indexOf(buffer, from, to, octet, next);
    }

    /** The index of the last such octet in {@code [from, to)}, or -1. */
    public static int lastIndexOf(ByteBuffer buffer, int from, int to, byte octet) {
        return Lanes.lastIndexOf(buffer, from, to, octet);
    }

    /** The lower-case form of an ASCII letter; every other octet unchanged. */
    public static int lower(int octet) {
        return octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet;
    }

    /** The index of the first blank, CR or LF in {@code [from, to)}, or {@code to}. */
    public static int endOfWord(ByteBuffer buffer, int from, int to) {
        int at = from;
        while (at < to) {
            byte octet = buffer.get(at);
            if (octet == LF || octet == CR || isBlank(octet)) {
                break;
            }
            at++;
        }
        return at;
    }

    /** A copy of the octets {@code [from, to)}; the buffer's position does not move. */
    public static byte[] copy(ByteBuffer buffer, int from, int to) {
        byte[] octets = new byte[to - from];
        buffer.get(from, octets);
        return octets;
    }

    /** Overwrites the octets {@code [from, to)} of the buffer, but for every CR and LF. */
    public static void fill(ByteBuffer buffer, int from, int to, char octet) {
        for (int i = from; i < to; i++) {
            byte old = buffer.get(i);
            if (old != CR && old != LF) {
                buffer.put(i, (byte) octet);
            }
        }
    }

    /** The octets as text, one character per octet. */
    public static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    /** The text as octets, one octet per character; a character beyond ISO-8859-1 becomes {@code ?}. */
    public static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
