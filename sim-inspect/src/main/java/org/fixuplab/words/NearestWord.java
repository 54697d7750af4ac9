package org.fixuplab.words;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Guesses which word a person meant. */
public final class NearestWord {

    private static final int SHORTEST_BEGINNING = 4;

    /** No word of anybody's language is longer: it is something else. */
    private static final int LONGEST = 64;

    private NearestWord() {}

    /** The word that differs in the fewest letters; empty if even that is another word. */
    public static Optional<String> of(String written, Collection<String> words) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String small = written.toLowerCase(Locale.ROOT);
        return words.stream()
                .filter(word -> isNear(small, word.toLowerCase(Locale.ROOT)))
                .min(Comparator.comparingInt(word -> distance(small, word.toLowerCase(Locale.ROOT))));
    }

    /** Two letters apart, or more than a third of its length, a word is another word; but it may be cut short. */
    private static boolean isNear(String written, String word) {
        int most = Math.max(1, written.length() / 3);
        return (Math.abs(written.length() - word.length()) <= most && distance(written, word) <= most)
                || (written.length() >= SHORTEST_BEGINNING && word.startsWith(written));
    }

    /** A remedy: {@code did you mean X?}, or {@code write A, B or C}. */
    public static String suggest(String written, Collection<String> words, UnaryOperator<String> shown) {
        return of(written, words)
                .map(word -> "did you mean " + shown.apply(word) + "?")
                .orElseGet(() -> "write " + oneOf(words.stream().map(shown).toList()));
    }

    /** As {@link #suggest(String, Collection, UnaryOperator)}, with the words as they are. */
    public static String suggest(String written, Collection<String> words) {
        return suggest(written, words, UnaryOperator.identity());
    }

    /** {@code " (did you mean 'X'?)"}, or nothing if no word is near. */
    public static String hint(String written, Collection<String> words) {
        return of(written, words).map(word -> " (did you mean '" + word + "'?)").orElse("");
    }

    /** {@code A, B or C}. */
    public static String oneOf(List<String> words) {
        int last = words.size() - 1;
        return last < 1 ? String.join("", words) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    /** How many letters must be put in, taken out, exchanged or swapped with their neighbour to make one word the other. */
    public static int distance(String from, String to) {
        int[] aboveThat = new int[to.length() + 1];
        int[] above = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                boolean same = from.charAt(row - 1) == to.charAt(column - 1);
                int least =
                        Math.min(above[column - 1] + (same ? 0 : 1), 1 + Math.min(above[column], current[column - 1]));
                if (row > 1
                        && column > 1
                        && from.charAt(row - 1) == to.charAt(column - 2)
                        && from.charAt(row - 2) == to.charAt(column - 1)) {
                    least = Math.min(least, aboveThat[column - 2] + 1);
                }
                current[column] = least;
            }
            aboveThat = above;
            above = current;
        }
        return above[to.length()];
    }
}
