package org.fixuplab.explain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Long lines, written short: {@code {998}} stands for that many letters. */
final class Fill {

    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,4})}");

    private Fill() {}

    static String in(String line) {
        return COUNT.matcher(line)
                .replaceAll(found -> Matcher.quoteReplacement("x".repeat(Integer.parseInt(found.group(1)))));
    }
}
