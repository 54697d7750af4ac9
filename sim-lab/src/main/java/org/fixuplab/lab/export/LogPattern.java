package org.fixuplab.lab.export;

import java.util.regex.Pattern;

/** A line of the device's log, with dots where the next session's line would be another one: addresses, ports, numbers, times. */
final class LogPattern {

    private static final Pattern ADDRESS =
            Pattern.compile("((?:outside|inside):|(?<=[( ]))[0-9A-Fa-f.:]*[0-9A-Fa-f]/[0-9]+");
    private static final Pattern COUNTED = Pattern.compile("(connection|bytes|duration) [0-9:]+");

    private static final Pattern END = Pattern.compile("bytes \\.\\.\\. .*");

    private LogPattern() {}

    /** @param anyEnd whether a connection may end in another way */
    static String of(String line, boolean anyEnd) {
        int words = line.indexOf(": ");
        String head = line.substring(0, Math.max(0, words));
        String text = ADDRESS.matcher(line.substring(head.length())).replaceAll("$1...");
        String open = COUNTED.matcher(text).replaceAll("$1 ...");
        return head + (anyEnd ? END.matcher(open).replaceFirst("bytes ...") : open);
    }
}
