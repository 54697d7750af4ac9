package org.fixuplab.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A line that is understood: a row of the table. Immutable.
 *
 * @param mode where it may stand
 * @param pattern its words; {@code NAME} stands for one word, {@code [NAME]} for one word or none, {@code TEXT...} for the rest
 * @param inside the mode of the lines below it
 * @param action what it does
 */
record Command(Mode mode, List<String> pattern, Mode inside, Action action) {

    /** What a line does to the reading so far. */
    interface Action {

        /**
         * Notes what the line says.
         *
         * @param argument the word that the line gives for the pattern's NAME; empty if none
         * @return why the argument is refused; empty if it is not
         */
        Optional<String> apply(Reading reading, String argument);
    }

    /** How many of the line's words, from the first on, this command understands. */
    int understands(Line line) {
        int words = line.words().size();
        int index = 0;
        while (index < words && index < pattern.size()) {
            String expected = pattern.get(index);
            if (expected.endsWith("...")) {
                return words;
            }
            if (isKeyword(expected) && !expected.equals(line.words().get(index).text())) {
                return index;
            }
            index++;
        }
        return index;
    }

    /** Whether a line of which everything is understood may end after so many words. */
    boolean isComplete(int words) {
        return words >= pattern.size() || pattern.get(words).startsWith("[");
    }

    /** The word that the line gives for the pattern's NAME; empty if none. */
    String argument(Line line) {
        int last = pattern.size() - 1;
        return isKeyword(pattern.get(last)) || line.words().size() <= last
                ? ""
                : line.words().get(last).text();
    }

    /** What may come after so many words: a keyword, or what stands for it, as in {@code <name>}; empty if nothing. */
    Optional<String> next(int words) {
        if (words >= pattern.size()) {
            return Optional.empty();
        }
        String word = pattern.get(words);
        return Optional.of(
                isKeyword(word) ? word : "<" + word.replaceAll("[^A-Z]", "").toLowerCase(Locale.ROOT) + ">");
    }

    private static boolean isKeyword(String word) {
        return !Character.isUpperCase(word.charAt(0)) && !word.startsWith("[");
    }
}
