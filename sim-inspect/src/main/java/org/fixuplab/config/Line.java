package org.fixuplab.config;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a configuration, cut into words. Immutable. Blanks at its ends do not count; devices print some themselves. A prompt before it,
 * as in a pasted session, and a pager's {@code <--- More --->} belong to its text but are no words.
 *
 * @param number from 1
 * @param text as written, without blanks at its end
 * @param indent blanks before its first word, the prompt not counted
 * @param prompt what stands before the words, {@code hostname(config)#}; empty if nothing does
 */
record Line(int number, String text, List<Word> words, int indent, String prompt) {

    private static final String PAGER = "<--- More --->";

    /** @param column from 1 */
    record Word(String text, int column) {

        /** Keywords do not depend on case. */
        boolean is(String keyword) {
            return text.equalsIgnoreCase(keyword);
        }
    }

    static Line of(int number, String written) {
        String text = written.stripTrailing();
        int from = afterPager(text);
        int promptEnd = promptEnd(text, from);
        int start = promptEnd < 0 ? from : promptEnd;
        List<Word> words = new ArrayList<>();
        int index = start;
        while (index < text.length()) {
            int end = index;
            while (end < text.length() && !isBlank(text.charAt(end))) {
                end++;
            }
            if (end > index) {
                words.add(new Word(text.substring(index, end), index + 1));
            }
            index = end + 1;
        }
        int indent = words.isEmpty() ? 0 : words.get(0).column() - 1 - start;
        return new Line(number, text, List.copyOf(words), indent, promptEnd < 0 ? "" : text.substring(from, promptEnd));
    }

    /** Where the pager's words end, which a terminal overwrites by CR and blanks. */
    private static int afterPager(String text) {
        int pager = text.indexOf(PAGER);
        if (pager < 0 || !text.substring(0, pager).isBlank()) {
            return 0;
        }
        int from = pager + PAGER.length();
        int lastReturn = text.lastIndexOf('\r');
        return Math.max(from, lastReturn + 1);
    }

    /** Of {@code asa5510/act(config-pmap)# inspect esmtp} where the prompt ends; -1 if there is none. */
    private static int promptEnd(String text, int from) {
        int index = from;
        while (index < text.length() && isOfHostname(text.charAt(index))) {
            index++;
        }
        if (index == from) {
            return -1;
        }
        if (text.startsWith("(config", index)) {
            index = text.indexOf(')', index) + 1;
            if (index == 0) {
                return -1;
            }
        }
        boolean prompt = index < text.length() && (text.charAt(index) == '#' || text.charAt(index) == '>');
        boolean alone = index + 1 >= text.length() || isBlank(text.charAt(index + 1));
        return prompt && alone ? index + 1 : -1;
    }

    private static boolean isOfHostname(char octet) {
        return octet == '-'
                || octet == '_'
                || octet == '.'
                || octet == '/'
                || (octet >= '0' && octet <= '9')
                || ((octet | 0x20) >= 'a' && (octet | 0x20) <= 'z');
    }

    private static boolean isBlank(char octet) {
        return octet == ' ' || octet == '\t' || octet == '\r' || octet == '\f';
    }

    /** Whether there is nothing to do: an empty line, or a comment as a device prints them. */
    boolean isBlank() {
        return words.isEmpty()
                || words.get(0).text().startsWith("!")
                || words.get(0).text().startsWith(":");
    }

    /** Whether the line is asked for by {@code no}. */
    boolean isNegated() {
        return words.size() > 1 && words.get(0).is("no");
    }

    /** The word that says what it is about: its first, or the one after {@code no} or {@code clear}. */
    String subject() {
        Word first = words.get(0);
        return words.size() > 1 && (first.is("no") || first.is("clear"))
                ? words.get(1).text()
                : first.text();
    }

    /** The column of a word, or one past the line's end. */
    int column(int word) {
        return word < words.size() ? words.get(word).column() : text.length() + 1;
    }

    /** The words before this one, as typed but for blanks. */
    String before(int word) {
        return String.join(" ", words.subList(0, word).stream().map(Word::text).toList());
    }

    /** The text from this word on, its blanks included; empty if there is no such word. */
    String from(int word) {
        return text.substring(column(word) - 1);
    }

    Problem problem(int word, String answer, String remedy) {
        return new Problem(number, column(word), text, answer, remedy);
    }
}
