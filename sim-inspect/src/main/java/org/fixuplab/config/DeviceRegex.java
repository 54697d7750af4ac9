package org.fixuplab.config;

import java.util.regex.Pattern;

/**
 * A regular expression of the device, in Java's dialect and back.
 *
 * <p>The device's dialect is not documented where we could read it. What both dialects are sure to read alike is taken: letters, dot, groups,
 * alternatives, {@code * + ?}, counts, sets, {@code ^ $} and escaped signs (assumed). The rest is refused by name, so that no pattern means
 * something else than it says.
 */
final class DeviceRegex {

    private static final String LETTER_ESCAPES = "rntfx";

    private DeviceRegex() {}

    /**
     * @throws java.util.regex.PatternSyntaxException it is no regular expression
     * @throws IllegalArgumentException what of it has no sure meaning; the message says what to write
     */
    static String toJava(String text) {
        StringBuilder java = new StringBuilder();
        boolean inSet = false;
        boolean afterQuantifier = false;
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            char next = index + 1 < text.length() ? text.charAt(index + 1) : '\0';
            if (letter < ' ' || letter > '~') {
                throw refused(index, "is not printable ASCII: write its code, \\xNN");
            }
            if (letter == '\\') {
                if (next == '\0' || (isLetterOrDigit(next) && LETTER_ESCAPES.indexOf(next) < 0)) {
                    throw refused(
                            index,
                            "'\\" + (next == '\0' ? "" : next)
                                    + "' is an escape that Fixup Lab cannot translate: write the sign itself, a set such as [0-9], or \\xNN");
                }
                java.append(letter).append(next);
                index++;
                afterQuantifier = false;
                continue;
            }
            if (inSet) {
                inSet = letter != ']';
                // Within a set, Java gives these a meaning of its own.
                java.append(letter == '[' || letter == '&' ? "\\" : "").append(letter);
                continue;
            }
            boolean quantifier = letter == '*' || letter == '+' || letter == '?' || letter == '{';
            if (letter == '(' && next == '?') {
                throw refused(index, "'(?' begins a group that Fixup Lab cannot translate: write a plain group");
            }
            if (quantifier && afterQuantifier) {
                throw refused(
                        index,
                        "'" + letter
                                + "' follows another repetition, which Fixup Lab cannot translate: remove one of them");
            }
            inSet = letter == '[';
            java.append(letter);
            if (inSet && next == '^') {
                java.append(next);
                index++;
            }
            if (inSet && index + 1 < text.length() && text.charAt(index + 1) == ']') {
                throw refused(index + 1, "']' is first in its set, which Fixup Lab cannot translate: write it as \\]");
            }
            afterQuantifier = (quantifier && letter != '{') || letter == '}';
        }
        return Pattern.compile(java.toString()).pattern();
    }

    private static IllegalArgumentException refused(int index, String what) {
        return new IllegalArgumentException("at its sign " + (index + 1) + " " + what);
    }

    private static boolean isLetterOrDigit(char letter) {
        return letter < 128 && Character.isLetterOrDigit(letter);
    }
}
