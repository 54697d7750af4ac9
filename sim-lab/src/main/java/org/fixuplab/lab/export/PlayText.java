package org.fixuplab.lab.export;

import java.util.Locale;

/** Octets, a character each, as a play of a scenario file takes them: as text, and nothing in it is an act, an annotation or an end. */
final class PlayText {

    private PlayText() {}

    static String of(String octets) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            boolean printable = c >= ' ' && c < 0x7f && c != '\\';
            text.append(printable && !meansSomething(octets, i) ? String.valueOf(c) : escaped(c));
        }
        return text.toString();
    }

    private static boolean meansSomething(String octets, int at) {
        return switch (octets.charAt(at)) {
            case ' ' -> at == octets.length() - 1;
            case '<' -> octets.substring(0, at).isBlank() || octets.startsWith("<~", at);
            case '~' -> octets.startsWith("~>", at);
            case '"' -> octets.startsWith("\"\"", at);
            default -> false;
        };
    }

    private static String escaped(char octet) {
        return String.format(Locale.ROOT, "\\x%02X", octet & 0xff);
    }
}
