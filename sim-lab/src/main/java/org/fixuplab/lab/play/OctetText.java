package org.fixuplab.lab.play;

import java.nio.charset.StandardCharsets;
import org.fixuplab.smtp.Octets;

/**
 * Text of a scenario file as octets, each a character of ISO-8859-1. What is beyond ASCII in a file becomes UTF-8. {@code \xE9} stands for
 * that octet; any other backslash is a backslash.
 */
final class OctetText {

    private OctetText() {}

    static String read(String written) {
        String octets = Octets.text(written.getBytes(StandardCharsets.UTF_8));
        int escape = octets.indexOf("\\x");
        if (escape < 0) {
            return octets;
        }
        StringBuilder read = new StringBuilder();
        int at = 0;
        while (escape >= 0) {
            read.append(octets, at, escape);
            int high = digit(octets, escape + 2);
            int low = digit(octets, escape + 3);
            if (high < 0 || low < 0) {
                read.append("\\x");
                at = escape + 2;
            } else {
                read.append((char) (high * 16 + low));
                at = escape + 4;
            }
            escape = octets.indexOf("\\x", at);
        }
        return read.append(octets, at, octets.length()).toString();
    }

    private static int digit(String text, int at) {
        return at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
    }

    /** Octets as a person may write them: what cannot be seen is escaped. */
    static String show(String octets) {
        String utf8 = new String(Octets.octets(octets), StandardCharsets.UTF_8);
        boolean isUtf8 = utf8.indexOf('\uFFFD') < 0;
        StringBuilder shown = new StringBuilder();
        String text = isUtf8 ? utf8 : octets;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == 0x7f || (c > 0x7e && c < 0xa0) || (!isUtf8 && c > 0x7e)) {
                shown.append(String.format("\\x%02X", (int) c));
            } else {
                shown.append(c);
            }
        }
        return shown.toString();
    }
}
