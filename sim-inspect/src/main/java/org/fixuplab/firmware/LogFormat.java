package org.fixuplab.firmware;

import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How one firmware writes one of its log lines. Immutable. */
public final class LogFormat {

    static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

    /** What a line holds at most of text from the wire: a device's lines are short. */
    private static final int LONGEST_VALUE = 256;

    private static final int USUAL_LENGTH = 192;

    private final String head;
    private final Map<String, String> words;

    /** Text and the name of a place in turn: the template is taken to pieces once, a line is then put together from them. */
    private final String[] pieces;

    /**
     * A format.
     *
     * @param head {@code %ASA-4-108004: }
     * @param template the text after it; places stand in braces
     */
    public LogFormat(String head, String template, Map<String, String> words) {
        this.head = head;
        this.words = Map.copyOf(words);
        Stream.Builder<String> found = Stream.builder();
        int end = 0;
        for (Matcher place = PLACE.matcher(template); place.find(); end = place.end()) {
            found.add(template.substring(end, place.start())).add(place.group(1));
        }
        this.pieces = found.add(template.substring(end)).build().toArray(String[]::new);
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
     * @param values asked for each place that the template has; null if there is none
     */
    public String line(Function<String, @Nullable String> values) {
        StringBuilder line = new StringBuilder(USUAL_LENGTH).append(head).append(pieces[0]);
        for (int i = 1; i < pieces.length; i += 2) {
            String value = values.apply(pieces[i]);
            if (value == null) {
                throw new IllegalStateException("nobody says what '" + pieces[i] + "' is in " + head);
            }
            appendPrintable(line, value);
            line.append(pieces[i + 1]);
        }
        return line.toString();
    }

    private static void appendPrintable(StringBuilder line, String value) {
        int start = line.length();
        line.append(value, 0, Math.min(value.length(), LONGEST_VALUE));
        for (int i = start; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c < ' ' || c >= 0x7f) {
                line.setCharAt(i, '?');
            }
        }
    }
}
