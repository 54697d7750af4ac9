package org.fixuplab.firmware;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Guesses what a person meant to write. */
final class Spelling {

    private Spelling() {}

    /** {@code " (did you mean 'X'?)"}, or nothing if no candidate is near. */
    static String suggest(String written, Collection<String> candidates) {
        return nearest(written, candidates)
                .map(candidate -> " (did you mean '" + candidate + "'?)")
                .orElse("");
    }

    /** {@code a, b or c}. */
    static String oneOf(List<String> words) {
        int last = words.size() - 1;
        return last < 1 ? String.join("", words) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    private static Optional<String> nearest(String written, Collection<String> candidates) {
        // Further than a third of its length away, a word is another word.
        int limit = Math.max(2, written.length() / 3);
        return candidates.stream()
                .filter(candidate -> distance(written, candidate) <= limit)
                .min(Comparator.comparingInt(candidate -> distance(written, candidate)));
    }

    /** How many letters must be put in, taken out or exchanged to make one word the other (Levenshtein). */
    private static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int exchange = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
                current[column] =
                        Math.min(above[column - 1] + exchange, 1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[to.length()];
    }
}
