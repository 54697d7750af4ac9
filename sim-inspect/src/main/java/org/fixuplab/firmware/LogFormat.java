package org.fixuplab.firmware;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How one firmware writes one of its log lines. Immutable.
 *
 * @param head {@code %ASA-4-108004: }
 * @param template the text after it; places stand in braces
 */
public record LogFormat(String head, String template, Map<String, String> words) {

    static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

    /** What a line holds at most of text from the wire: a device's lines are short. */
    private static final int LONGEST_VALUE = 256;

    public LogFormat {
        words = Map.copyOf(words);
    }

    /** The device's own word for it. */
    public String word(String name) {
        String word = words.get(name);
        if (word == null) {
            throw new IllegalStateException("the catalogue has no word '" + name + "' for " + head);
        }
        return word;
    }

    /**
     * The whole line. Values may hold anything: what is not printable ASCII becomes {@code ?}, and a long one is cut.
     *
     * @param values by place; all that the template has
     */
    public String line(Map<String, String> values) {
        String text = PLACE.matcher(template).replaceAll(place -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalStateException("nobody says what '" + place.group(1) + "' is in " + head);
            }
            return Matcher.quoteReplacement(printable(value));
        });
        return head + text;
    }

    private static String printable(String value) {
        StringBuilder text = new StringBuilder();
        value.chars().limit(LONGEST_VALUE).forEach(c -> text.append(c >= ' ' && c < 0x7f ? (char) c : '?'));
        return text.toString();
    }
}
