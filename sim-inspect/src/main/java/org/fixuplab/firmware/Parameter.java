package org.fixuplab.firmware;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.fixuplab.words.NearestWord;

/**
 * A parameter of a behaviour. Immutable.
 *
 * @param standard the value where a firmware's range names no other; a list of one, but for {@link Type#WORDS}
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
        NUMBER;

        /** The type that the catalogue spells with hyphens. */
        static Type of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_=-]+");

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
     * @param text a list's words are separated by commas
     * @throws IllegalArgumentException the message goes on where {@code behaviour.parameter} was named: what is wrong, what is allowed
     */
    List<String> read(String text) {
        String value = text.strip();
        return switch (type) {
            case FLAG -> List.of(flag(value));
            case WORD -> List.of(word(value));
            case NUMBER -> List.of(number(value));
            case CAPITAL_WORDS -> words(value.toUpperCase(Locale.ROOT));
            case SMALL_WORDS -> words(value.toLowerCase(Locale.ROOT));
        };
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
