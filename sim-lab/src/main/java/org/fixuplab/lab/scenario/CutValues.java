package org.fixuplab.lab.scenario;

import java.util.ArrayList;
import java.util.List;
import org.fixuplab.lab.Problem;

/**
 * Finds unquoted values that a comment cuts: of {@code 500 #5.5.1 command not recognized} HOCON keeps 500. A comment that follows a value is
 * taken for one if blanks stand on both sides of its mark.
 */
final class CutValues {

    private static final String TRIPLE = "\"\"\"";

    private final String file;
    private final String text;
    private final List<Problem> problems = new ArrayList<>();
    private int at;
    private int line = 1;

    private CutValues(String file, String text) {
        this.file = file;
        this.text = text;
    }

    static List<Problem> in(String file, List<String> lines) {
        CutValues cut = new CutValues(file, String.join("\n", lines));
        cut.scan();
        return cut.problems;
    }

    private void scan() {
        // Where the unquoted text begins that the next octet may belong to; -1 if there is none.
        int value = -1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (text.startsWith(TRIPLE, at)) {
                skipTo(TRIPLE, at + TRIPLE.length());
                value = -1;
            } else if (c == '"') {
                skipQuoted();
                value = -1;
            } else if (c == '#' || text.startsWith("//", at)) {
                comment(value, c == '#' ? "#" : "//");
                value = -1;
            } else {
                if (c == '\n') {
                    line++;
                }
                if ("\n={}[],:".indexOf(c) >= 0) {
                    value = -1;
                } else if (value < 0 && !Character.isWhitespace(c)) {
                    value = at;
                }
                at++;
            }
        }
    }

    private void comment(int value, String mark) {
        int end = text.indexOf('\n', at);
        end = end < 0 ? text.length() : end;
        int after = at + mark.length();
        boolean blankBefore = at == 0 || Character.isWhitespace(text.charAt(at - 1));
        boolean blankAfter = after >= end || Character.isWhitespace(text.charAt(after)) || text.charAt(after) == '#';
        boolean url = mark.equals("//") && at > 0 && text.charAt(at - 1) == ':';
        if (url || (value >= 0 && !(blankBefore && blankAfter))) {
            int begin = value >= 0 ? value : beginOfWord();
            String kept = text.substring(begin, at).strip();
            String whole = text.substring(begin, end).strip();
            problems.add(new Problem(
                    file,
                    line,
                    "the unquoted value '" + kept + "' is cut by " + mark + ", which begins a comment",
                    "write \"" + whole + "\", or blanks around " + mark + " if a comment is meant"));
        }
        at = end;
    }

    private int beginOfWord() {
        int begin = at;
        while (begin > 0
                && !Character.isWhitespace(text.charAt(begin - 1))
                && "={[,".indexOf(text.charAt(begin - 1)) < 0) {
            begin--;
        }
        return begin;
    }

    private void skipQuoted() {
        at++;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            at++;
        }
    }

    private void skipTo(String mark, int from) {
        int end = text.indexOf(mark, from);
        int stop = end < 0 ? text.length() : end + mark.length();
        while (at < stop) {
            if (text.charAt(at) == '\n') {
                line++;
            }
            at++;
        }
        // Four quotation marks and more: those too many belong to the text.
        while (at < text.length() && text.charAt(at) == '"') {
            at++;
        }
    }
}
