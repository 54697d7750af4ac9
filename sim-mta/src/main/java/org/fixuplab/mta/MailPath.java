package org.fixuplab.mta;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The argument of MAIL or RCPT. Blanks around the path are forgiven, and so are missing angle brackets: people type these commands by hand.
 *
 * @param address without angle brackets
 * @param parameters such as {@code SIZE=1000}, as written
 */
record MailPath(String address, List<String> parameters) {

    MailPath {
        parameters = List.copyOf(parameters);
    }

    /** @param keyword {@code FROM:} or {@code TO:} */
    static Optional<MailPath> parse(String argument, String keyword) {
        if (!argument.regionMatches(true, 0, keyword, 0, keyword.length())) {
            return Optional.empty();
        }
        String rest = argument.substring(keyword.length()).strip();
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        boolean bracketed = rest.startsWith("<");
        int end = bracketed ? closingBracket(rest) : firstBlank(rest);
        if (end < 0) {
            return Optional.empty();
        }
        String address = rest.substring(bracketed ? 1 : 0, end);
        String after = rest.substring(bracketed ? end + 1 : end);
        boolean blankFollows = after.isEmpty() || after.charAt(0) == ' ' || after.charAt(0) == '\t';
        return blankFollows ? Optional.of(new MailPath(address, words(after))) : Optional.empty();
    }

    /** Whether this parameter is there, in any case. */
    boolean declares(String parameter) {
        return parameters.stream().anyMatch(parameter::equalsIgnoreCase);
    }

    /** Whether SIZE announces more octets than that; its digits were checked before. */
    boolean declaresMoreThan(long octets) {
        return parameters.stream()
                .filter(word -> word.regionMatches(true, 0, "SIZE=", 0, 5))
                .anyMatch(word -> new BigInteger(word.substring(5)).compareTo(BigInteger.valueOf(octets)) > 0);
    }

    /** The bracket that closes the path; one within a quoted local part does not. */
    private static int closingBracket(String text) {
        boolean quoted = false;
        for (int i = 1; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\\' -> i += quoted ? 1 : 0;
                case '"' -> quoted = !quoted;
                case '>' -> {
                    if (!quoted) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }

    private static int firstBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == ' ' || text.charAt(i) == '\t') {
                return i;
            }
        }
        return text.length();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split("[ \t]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
