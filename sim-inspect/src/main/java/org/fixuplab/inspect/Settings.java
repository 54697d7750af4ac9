package org.fixuplab.inspect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parameter values of one behaviour, as the catalogue and a user's overrides gave them. Immutable.
 *
 * <p>Values were checked against the catalogue before they came here: a parameter that is missing or of another type is our own mistake,
 * and throws {@link IllegalStateException}.
 */
public final class Settings {

    /** No parameters. */
    public static final Settings NONE = new Settings(Map.of());

    private final Map<String, List<String>> values;

    /** @param values each parameter's words; a parameter that is not a list has one */
    public Settings(Map<String, List<String>> values) {
        Map<String, List<String>> copy = new HashMap<>();
        values.forEach((key, words) -> copy.put(key, List.copyOf(words)));
        this.values = Map.copyOf(copy);
    }

    public Set<String> keys() {
        return values.keySet();
    }

    public List<String> words(String key) {
        List<String> words = values.get(key);
        if (words == null) {
            throw new IllegalStateException("the catalogue has no parameter '" + key + "', which the code reads");
        }
        return words;
    }

    public String word(String key) {
        List<String> words = words(key);
        if (words.size() != 1) {
            throw new IllegalStateException("parameter '" + key + "' is one word, not " + words);
        }
        return words.get(0);
    }

    /** A parameter that is {@code on} or {@code off}. */
    public boolean flag(String key) {
        return switch (word(key)) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalStateException("parameter '" + key + "' is on or off, not " + word(key));
        };
    }

    public int number(String key) {
        try {
            return Integer.parseInt(word(key));
        } catch (NumberFormatException e) {
            throw new IllegalStateException("parameter '" + key + "' is a number, not " + word(key), e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Settings that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
