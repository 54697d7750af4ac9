package org.fixuplab.lab.export;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The parts of an SMTP line that differ from session to session, whoever speaks: dates, times, addresses, host names, queue ids, long
 * numbers, and how many stars a greeting has, which is the length of a name.
 */
final class Volatile {

    private static final String HOLE = "\u0000";

    private static final List<Pattern> PARTS = List.of(
            Pattern.compile(
                    "(?:[A-Z][a-z]{2}, *)?[0-9]{1,2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{5,8}(?: [+-][0-9]{4}| [A-Z]{3})?"
                            + "(?: \\([A-Z]+\\))?"),
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]+Z?"),
            Pattern.compile("[A-Za-z0-9._+=-]+@[A-Za-z0-9.-]+"),
            Pattern.compile("\\[[0-9A-Fa-f.:]+]|\\b[0-9]{1,3}(?:\\.[0-9]{1,3}){3}\\b"),
            Pattern.compile("\\b(?:[A-Za-z0-9_-]+\\.)+[A-Za-z]{2,}\\b\\.?"),
            // Whatever a client calls itself is a name.
            Pattern.compile("(?<=^(?i:EHLO|HELO) )\\S+"),
            Pattern.compile("\\*{4,}[*20 ]*"),
            Pattern.compile(
                    "(?<![A-Za-z0-9])(?=[A-Za-z0-9-]*[0-9])[A-Za-z0-9]{4,}(?:-[A-Za-z0-9]{2,})*(?![A-Za-z0-9])"));

    private Volatile() {}

    /** The line with a hole in place of each such part. */
    static String without(String line) {
        // A reply's code is no such part, nor is what a size limit says.
        int from = line.matches("[2-5][0-9]{2}([ -].*)?") ? Math.min(4, line.length()) : 0;
        String rest = line.substring(from);
        if (rest.startsWith("SIZE ")) {
            return line;
        }
        for (Pattern part : PARTS) {
            rest = part.matcher(rest).replaceAll(HOLE);
        }
        return line.substring(0, from) + rest;
    }
}
