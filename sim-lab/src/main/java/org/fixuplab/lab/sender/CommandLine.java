package org.fixuplab.lab.sender;

import java.util.ArrayList;
import java.util.List;

/** A command as a person types it, in words as a shell would split it. There is no shell: what only one could do is refused. */
final class CommandLine {

    private static final String SHELL_ONLY = "|&;<>()`$";
    private static final String SHELL_ONLY_IN_QUOTES = "`$";

    /** What a backslash between double quotes stands before; before anything else it is a backslash. */
    private static final String ESCAPED_IN_QUOTES = "\"\\$`";

    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private CommandLine(String line) {
        this.line = line;
    }

    /**
     * Splits at blanks. Between single quotes everything stands for itself; between double quotes a backslash can precede a quote, a
     * backslash, {@code $} or a backquote; elsewhere it can precede anything.
     *
     * @throws IllegalArgumentException no word, a quote without its end, a backslash before nothing, something for a shell; the message
     *     says what to write
     */
    static List<String> split(String line) {
        return new CommandLine(line).words();
    }

    private List<String> words() {
        while (at < line.length()) {
            char next = line.charAt(at++);
            if (Character.isWhitespace(next)) {
                end();
                continue;
            }
            inWord = true;
            switch (next) {
                case '\'' -> verbatim();
                case '"' -> quoted();
                case '\\' -> word.append(escaped());
                default -> word.append(plain(next, SHELL_ONLY));
            }
        }
        end();
        if (words.isEmpty()) {
            throw wrong(
                    "there is no command",
                    "write a program and its arguments, such as swaks --server {host} --port {port}");
        }
        return words;
    }

    private void end() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }

    private void verbatim() {
        int end = line.indexOf('\'', at);
        if (end < 0) {
            throw open('\'');
        }
        word.append(line, at, end);
        at = end + 1;
    }

    private void quoted() {
        while (at < line.length()) {
            char next = line.charAt(at++);
            if (next == '"') {
                return;
            }
            boolean escape = next == '\\' && at < line.length() && ESCAPED_IN_QUOTES.indexOf(line.charAt(at)) >= 0;
            word.append(escape ? line.charAt(at++) : plain(next, SHELL_ONLY_IN_QUOTES));
        }
        throw open('"');
    }

    private char escaped() {
        if (at == line.length()) {
            throw wrong("it ends with a backslash", "remove it, or write two");
        }
        return line.charAt(at++);
    }

    private char plain(char next, String refused) {
        if (refused.indexOf(next) >= 0) {
            throw wrong(
                    "no shell runs it, and " + next + " is for a shell",
                    "put it in single quotes, or the whole into sh -c '...'");
        }
        return next;
    }

    private IllegalArgumentException open(char quote) {
        return wrong("a " + quote + " has no other that ends it", "write the one that is missing");
    }

    private IllegalArgumentException wrong(String message, String remedy) {
        return new IllegalArgumentException("the command '" + line + "': " + message + "; " + remedy);
    }
}
