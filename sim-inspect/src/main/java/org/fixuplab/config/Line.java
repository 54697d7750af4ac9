package org.fixuplab.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of a configuration, cut into words. Blanks at its ends do not count; devices print some themselves. */
record Line(int number, String text, List<Word> words) {

    private static final Pattern WORD = Pattern.compile("\\S+");

    /** @param column from 1 */
    record Word(String text, int column) {}

    static List<Line> of(String configuration) {
        List<Line> lines = new ArrayList<>();
        for (String text : configuration.lines().toList()) {
            List<Word> words = new ArrayList<>();
            Matcher matcher = WORD.matcher(text);
            while (matcher.find()) {
                words.add(new Word(matcher.group(), matcher.start() + 1));
            }
            lines.add(new Line(lines.size() + 1, text.stripTrailing(), words));
        }
        return lines;
    }

    /** Whether there is nothing to do: an empty line, or a comment as a device prints them. */
    boolean isBlank() {
        return words.isEmpty()
                || words.get(0).text().startsWith("!")
                || words.get(0).text().startsWith(":");
    }

    /** The column of a word, or one past the line's end. */
    int column(int word) {
        return word < words.size() ? words.get(word).column() : text.length() + 1;
    }

    /** The words before this one, as typed but for blanks. */
    String before(int word) {
        return String.join(" ", words.subList(0, word).stream().map(Word::text).toList());
    }

    Problem problem(int word, String answer, String remedy) {
        return new Problem(number, column(word), text, answer, remedy);
    }
}
