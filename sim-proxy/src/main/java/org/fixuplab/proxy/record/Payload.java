package org.fixuplab.proxy.record;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message of which only the shape stays: its lines' lengths, dots at their beginning, and the names of header fields, by which a firewall
 * may have acted. Not those that begin with {@code X-}: they may name whose they are.
 */
final class Payload {

    private static final Pattern FIELD = Pattern.compile("((?!(?i)x-)[A-Za-z][A-Za-z0-9-]{0,40}:)(.*)", Pattern.DOTALL);

    private boolean inHeader = true;

    /** One whose header was left out. */
    static Payload body() {
        Payload payload = new Payload();
        payload.inHeader = false;
        return payload;
    }

    /** One line, with its line end. */
    String line(String line) {
        if (line.isBlank()) {
            inHeader &= line.length() > 2;
            return line;
        }
        Matcher field = FIELD.matcher(line);
        if (inHeader && field.matches()) {
            return field.group(1) + filled(field.group(2));
        }
        int start = 0;
        while (start < line.length() && (line.charAt(start) == '.' || (inHeader && line.charAt(start) <= ' '))) {
            start++;
        }
        return line.substring(0, start) + filled(line.substring(start));
    }

    private static String filled(String text) {
        return text.replaceAll("[^\\r\\n]", "x");
    }
}
