package org.fixuplab.firmware;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.fixuplab.words.NearestWord;

/**
 * A parameter of a behaviour. Immutable.
 *
 * @param standard the value where a firmware's range names no other; a list of one, but for lists
 * @param allowed the words a {@link Type#WORD} may be; for a number, the least and the greatest; else empty
 */
public record Parameter(String name, Type type, List<String> standard, List<String> allowed, String doc) {

    /** What values look like, after they were read. */
    public enum Type {
        /** {@code on} or {@code off}. */
        FLAG,
        /** One of the allowed words. */
        WORD,
        /** Words, in capitals. */
        CAPITAL_WORDS,
        /** Words, in small letters. */
        SMALL_WORDS,
        /** A whole number. */
        NUMBER,
        /** Any printable ASCII. */
        TEXT,
        /** Texts of any printable ASCII. */
        TEXTS;

        /** The type that the catalogue spells with hyphens. */
        static Type of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_=-]+");

    private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");

    /** On or off, as people write it. */
    static final Parameter ENABLED =
            new Parameter("enabled", Type.FLAG, List.of("off"), List.of(), "whether the firewall does this");

    public Parameter {
        standard = List.copyOf(standard);
        allowed = List.copyOf(allowed);
    }

    /**
     * Reads a value.
     *
     * @param written a list, or one text in which the words of a list are separated by commas
     * @throws IllegalArgumentException the message goes on where {@code behaviour.parameter} was named: what is wrong, what is allowed
     */
    List<String> read(List<String> written) {
        return switch (type) {
            case FLAG -> List.of(flag(single(written)));
            case WORD -> List.of(word(single(written)));
            case NUMBER -> List.of(number(single(written)));
            case CAPITAL_WORDS -> words(String.join(",", written).toUpperCase(Locale.ROOT));
            case SMALL_WORDS -> words(String.join(",", written).toLowerCase(Locale.ROOT));
            case TEXT -> List.of(text(single(written)));
            case TEXTS -> written.stream().map(Parameter::text).toList();
        };
    }

    private static String single(List<String> written) {
        if (written.size() != 1) {
            throw new IllegalArgumentException("is a list of " + written.size() + ": write one value");
        }
        return written.get(0).strip();
    }

    private static String text(String value) {
        if (value.isEmpty() || !PRINTABLE.matcher(value).matches()) {
            throw new IllegalArgumentException("is '" + value + "': write printable ASCII");
        }
        return value;
    }

    private static String flag(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "on", "true", "yes" -> "on";
            case "off", "false", "no" -> "off";
            default -> throw new IllegalArgumentException("is '" + value + "': write on or off");
        };
    }

    private String word(String value) {
        String word = value.toLowerCase(Locale.ROOT);
        if (allowed.contains(word)) {
            return word;
        }
        throw new IllegalArgumentException(
                "is '" + value + "'" + NearestWord.hint(word, allowed) + ": write " + NearestWord.oneOf(allowed));
    }

    private String number(String value) {
        int least = Integer.parseInt(allowed.get(0));
        int greatest = Integer.parseInt(allowed.get(1));
        // Nine digits always fit an int.
        if (value.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(value);
            if (least <= number && number <= greatest) {
                return Integer.toString(number);
            }
        }
        throw new IllegalArgumentException(
                "is '" + value + "': write a whole number from " + least + " to " + greatest);
    }

    private static List<String> words(String value) {
        if (value.isEmpty()) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        for (String written : value.split(",", -1)) {
            String word = written.strip();
            if (!WORD.matcher(word).matches()) {
                throw new IllegalArgumentException("holds '" + word
                        + "': write words of letters, digits and hyphens, separated by commas, as in SIZE,PIPELINING");
            }
            words.add(word);
        }
        return List.copyOf(words);
    }
}
