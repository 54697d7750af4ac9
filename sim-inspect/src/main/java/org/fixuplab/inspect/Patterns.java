package org.fixuplab.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Patterns of which any may be found. Immutable.
 *
 * <p>The text comes from the wire and the pattern from a person: a pattern that would search for ever gives up, and is not found.
 */
final class Patterns {

    /** How often a pattern may look at an octet of one text: that much for any, and more for a longer one. */
    private static final int LOOKS = 2_000;

    private static final int LOOKS_AN_OCTET = 200;

    private final List<Pattern> patterns;

    private Patterns(List<Pattern> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /**
     * Those of the parameter {@code patterns}.
     *
     * @throws IllegalArgumentException one is no regular expression
     */
    static Patterns of(Rule rule) {
        List<Pattern> patterns = new ArrayList<>();
        for (String written : rule.settings().words("patterns")) {
            try {
                patterns.add(Pattern.compile(written));
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        "%s.patterns holds '%s', which is no regular expression: %s"
                                .formatted(rule.id(), written, e.getDescription()),
                        e);
            }
        }
        return new Patterns(patterns);
    }

    boolean find(String text) {
        for (Pattern pattern : patterns) {
            if (find(pattern, text)) {
                return true;
            }
        }
        return false;
    }

    // StackOverflowError is how java.util.regex says that a text is too long for a pattern.
    private static boolean find(Pattern pattern, String text) {
        try {
            int looks = LOOKS + LOOKS_AN_OCTET * text.length();
            return pattern.matcher(new Looks(text, 0, text.length(), new int[] {looks}))
                    .find();
        } catch (TooMany | StackOverflowError e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return String.join(" ", patterns.stream().map(Pattern::pattern).toList());
    }

    private static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMany() {
            super("gave up", null, false, false);
        }
    }

    /** A text that counts how often it is looked at. */
    private record Looks(String text, int from, int to, int[] left) implements CharSequence {

        @Override
        public int length() {
            return to - from;
        }

        @Override
        public char charAt(int index) {
            if (left[0]-- <= 0) {
                throw new TooMany();
            }
            return text.charAt(from + index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Looks(text, from + start, from + end, left);
        }

        @Override
        public String toString() {
            return text.substring(from, to);
        }
    }
}
