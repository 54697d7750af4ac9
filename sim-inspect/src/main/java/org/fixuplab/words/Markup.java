package org.fixuplab.words;

import java.util.Locale;

/** Text for HTML and XML, whoever wrote it. */
public final class Markup {

    private Markup() {}

    /** The text with nothing in it that is markup, in a page or in an attribute; what no document may hold is written out. */
    public static String safe(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> safe.append(
                        switch (c) {
                            case '&' -> "&amp;";
                            case '<' -> "&lt;";
                            case '>' -> "&gt;";
                            case '"' -> "&quot;";
                            case '\'' -> "&#39;";
                            case '\n', '\t' -> Character.toString(c);
                            default -> isForbidden(c) ? escaped(c) : Character.toString(c);
                        }));
        return safe.toString();
    }

    private static boolean isForbidden(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE || (c & 0xfffe) == 0xfffe;
    }

    private static String escaped(int c) {
        return String.format(Locale.ROOT, c < 0x100 ? "\\x%02X" : "\\u%04X", c);
    }
}
