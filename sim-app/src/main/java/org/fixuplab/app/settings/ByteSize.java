package org.fixuplab.app.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of octets as a person writes it. Immutable. */
public record ByteSize(long octets) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(KiB|MiB|GiB|)");
    private static final int KIBI = 10;

    /**
     * Reads {@code 4096}, {@code 512KiB}, {@code 10MiB}, {@code 1GiB}.
     *
     * @throws IllegalArgumentException with a sentence for a person
     */
    public static ByteSize parse(String text) {
        Matcher form = FORM.matcher(text.trim());
        if (!form.matches() || Long.parseLong(form.group(1)) == 0) {
            throw new IllegalArgumentException("'" + text + "' is not a size, such as 4096, 512KiB, 10MiB or 1GiB");
        }
        long number = Long.parseLong(form.group(1));
        return new ByteSize(
                switch (form.group(2)) {
                    case "KiB" -> number << KIBI;
                    case "MiB" -> number << (2 * KIBI);
                    case "GiB" -> number << (3 * KIBI);
                    default -> number;
                });
    }

    /** As it is read. */
    @Override
    public String toString() {
        return String.valueOf(octets);
    }
}
