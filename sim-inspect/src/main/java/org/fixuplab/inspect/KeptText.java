package org.fixuplab.inspect;

import java.nio.charset.StandardCharsets;

/** The first octets of a text that comes octet by octet. */
final class KeptText {

    private final byte[] octets;
    private int length;

    KeptText(int most) {
        octets = new byte[most];
    }

    void clear() {
        length = 0;
    }

    void add(int octet) {
        if (length < octets.length) {
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
        return length <= octets.length;
    }

    String text() {
        return new String(octets, 0, Math.min(length, octets.length), StandardCharsets.ISO_8859_1);
    }
}
