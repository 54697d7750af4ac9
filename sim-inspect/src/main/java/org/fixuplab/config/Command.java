package org.fixuplab.config;

import java.util.List;
import java.util.Optional;
import org.fixuplab.firmware.Firmware;

/**
 * A line that is understood: a row of the table. Immutable.
 *
 * @param mode where it may stand
 * @param inside the mode of the lines below it
 * @param action what it does
 * @param ignoredAs what it is counted as, if it does nothing about mail; else empty
 */
record Command(Mode mode, List<Token> pattern, List<Gate> gates, Mode inside, Action action, String ignoredAs) {

    /** What a line does to the reading so far. */
    interface Action {

        void apply(Reading reading, Arguments arguments);
    }

    /** A line that says something about mail. */
    static Command of(Mode mode, String pattern, Mode inside, Action action) {
        List<Token> tokens = Token.pattern(pattern);
        return new Command(mode, tokens, Gate.of(tokens), inside, action, "");
    }

    /** A line that a device takes and that says nothing about mail, with those below it. */
    static Command ignored(Mode mode, String pattern, Mode inside, String as) {
        List<Token> tokens = Token.pattern(pattern);
        return new Command(mode, tokens, Gate.of(tokens), inside, (reading, arguments) -> {}, as);
    }

    boolean isIgnored() {
        return !ignoredAs.isEmpty();
    }

    /** Under which word it is looked up: its first, or {@code no} and the second. */
    String key() {
        String first = pattern.get(0).text();
        return isPrefix(first) && pattern.size() > 1 && pattern.get(1).kind() == Token.Kind.KEYWORD
                ? first + " " + pattern.get(1).text()
                : first;
    }

    static boolean isPrefix(String word) {
        return word.equals("no") || word.equals("clear");
    }

    /** How many of the line's words, from the first on, this command understands. */
    int understands(Line line) {
        int words = line.words().size();
        int index = 0;
        while (index < words && index < pattern.size()) {
            Token token = pattern.get(index);
            if (!token.takes(line.words().get(index))) {
                return index;
            }
            if (token.kind() == Token.Kind.REST) {
                return words;
            }
            index++;
        }
        return index;
    }

    boolean takes(Line line) {
        int words = line.words().size();
        return understands(line) == words && isComplete(words);
    }

    /** Whether a line of which everything is understood may end after so many words. */
    boolean isComplete(int words) {
        return words >= pattern.size() || pattern.get(words).optional();
    }

    /** What may come after so many words: a keyword, or what stands for it, as in {@code <name>}; empty if nothing. */
    Optional<Token> next(int words) {
        return words < pattern.size() ? Optional.of(pattern.get(words)) : Optional.empty();
    }

    /** The first word, among so many, that this firmware does not know; empty if it knows all. */
    Optional<Gate.Refusal> refusal(Firmware firmware, int words) {
        for (Gate gate : gates) {
            if (gate.word() < words && !gate.knows(firmware)) {
                return Optional.of(new Gate.Refusal(gate.word(), firmware + " " + gate.remedy()));
            }
        }
        return Optional.empty();
    }
}
