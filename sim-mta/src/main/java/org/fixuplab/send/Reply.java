package org.fixuplab.send;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's reply. Immutable.
 *
 * @param lines as received, with their code, without their ends; none if there is no reply
 */
record Reply(List<String> lines) {

    static final Reply NONE = new Reply(List.of());

    private static final Pattern LINE = Pattern.compile("([1-5][0-9][0-9])(?:[ -].*)?", Pattern.DOTALL);
    private static final Pattern ENHANCED =
            Pattern.compile("[1-5][0-9][0-9][ -]#?([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(?: .*)?", Pattern.DOTALL);
    private static final int NO_REPLY_AT_ALL = 500;

    Reply {
        lines = List.copyOf(lines);
    }

    /** Of the last line. A line that is no reply line is as good as a 500: RFC 5321 4.2 leaves it to the client. */
    int code() {
        Matcher last = LINE.matcher(lines.isEmpty() ? "" : lines.get(lines.size() - 1));
        return last.matches() ? Integer.parseInt(last.group(1)) : NO_REPLY_AT_ALL;
    }

    /** The code's first digit. */
    int kind() {
        return code() / 100;
    }

    boolean isOk() {
        return kind() == 2;
    }

    /** The enhanced code (RFC 3463) after the code; the code's class and .0.0 if there is none. */
    String dsn() {
        Matcher enhanced = ENHANCED.matcher(lines.isEmpty() ? "" : lines.get(0));
        return enhanced.matches() ? enhanced.group(1) : kind() + ".0.0";
    }

    /** All lines, joined by blanks. */
    String text() {
        return String.join(" ", lines);
    }

    /** What the lines say after their codes, the first line left out: a keyword a line, if it answers EHLO. */
    List<String> keywords() {
        return lines.stream()
                .skip(1)
                .map(line -> line.length() > 4 ? line.substring(4) : "")
                .toList();
    }
}
