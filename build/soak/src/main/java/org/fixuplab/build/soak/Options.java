package org.fixuplab.build.soak;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Options of a command line, each with a value; every one has a default. */
final class Options {

    private final Map<String, String> values;

    private Options(Map<String, String> values) {
        this.values = values;
    }

    /** @throws IllegalArgumentException with a sentence for whoever typed it */
    static Options parse(Map<String, String> defaults, String... words) {
        Map<String, String> values = new LinkedHashMap<>(defaults);
        for (int i = 0; i < words.length; i += 2) {
            if (!defaults.containsKey(words[i])) {
                throw new IllegalArgumentException(
                        "there is no option " + words[i] + "; there are " + String.join(", ", defaults.keySet()));
            }
            if (i + 1 == words.length) {
                throw new IllegalArgumentException(words[i] + " needs a value");
            }
            values.put(words[i], words[i + 1]);
        }
        return new Options(values);
    }

    String text(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    /** @throws IllegalArgumentException with a sentence, if it is none or is below the least */
    double number(String name, double least) {
        double value;
        try {
            value = Double.parseDouble(text(name));
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException(name + " " + text(name) + ": write a number", none);
        }
        if (!(value >= least) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " " + text(name) + ": at least " + least);
        }
        return value;
    }
}
