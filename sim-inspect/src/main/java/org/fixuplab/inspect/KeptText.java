package org.fixuplab.inspect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.fixuplab.smtp.Octets;

/** The first octets of a text that comes octet by octet. Takes no more room than they need. */
final class KeptText {

    private static final int FIRST_ROOM = 32;

    private final int most;
    private byte[] octets = {};
    private int length;

    KeptText(int most) {
        this.most = most;
    }

    void clear() {
        length = 0;
    }

    void add(int octet) {
        if (length < most) {
            if (length == octets.length) {
                octets = Arrays.copyOf(octets, Math.min(most, Math.max(FIRST_ROOM, 2 * length)));
            }
            octets[length] = (byte) octet;
        }
        if (length < Integer.MAX_VALUE) {
            length++;
        }
    }

    /** How many octets there were, kept or not. */
    int length() {
        return length;
    }

    /** Whether all of it was kept. */
    boolean isWhole() {
        return length <= most;
    }

    private int kept() {
        return Math.min(length, most);
    }

    /** The index of the first such octet among those kept, or -1. */
    int indexOf(char octet) {
        for (int i = 0; i < kept(); i++) {
            if (octets[i] == octet) {
                return i;
            }
        }
        return -1;
    }

    /** The octet at an index, or 0 if none is kept there. */
    byte at(int index) {
        return index < kept() ? octets[index] : 0;
    }

    /** Leaves out white space at both ends of what is kept. */
    void strip() {
        int from = 0;
        int to = kept();
        while (from < to && Character.isWhitespace(octets[from] & 0xff)) {
            from++;
        }
        while (from < to && Character.isWhitespace(octets[to - 1] & 0xff)) {
            to--;
        }
        System.arraycopy(octets, from, octets, 0, to - from);
        length = to - from;
    }

    /** Whether what is kept is this word, which is in small ASCII letters, in any case. */
    boolean is(String word) {
        return kept() == word.length() && beginsWith(word);
    }

    /** Whether what is kept begins with this text, which is in small ASCII letters, in any case. */
    boolean beginsWith(String text) {
        return beginsWith(text, text.length());
    }

    /** Whether the octets before the index {@code to} are this word. */
    boolean is(String word, int to) {
        return to == word.length() && beginsWith(word, to);
    }

    private boolean beginsWith(String text, int count) {
        if (kept() < count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (Octets.lower(octets[i]) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    String text() {
        return new String(octets, 0, kept(), StandardCharsets.ISO_8859_1);
    }

    /** The text in small letters. */
    String lowerCase() {
        return text().toLowerCase(Locale.ROOT);
    }
}
