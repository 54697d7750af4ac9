package org.fixuplab.lab.matrix;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A share of the cells, so that several machines run one matrix. Immutable.
 *
 * @param index from 1
 * @param of how many shares there are
 */
public record Shard(int index, int of) {

    /** Every cell. */
    public static final Shard ALL = new Shard(1, 1);

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");

    /** @throws IllegalArgumentException if the index is not one of 1 to {@code of}; the message says what to write */
    public Shard {
        if (index < 1 || index > of) {
            throw wrong(index + "/" + of);
        }
    }

    /**
     * Reads {@code 2/5}, the second of five.
     *
     * @throws IllegalArgumentException if it is none; the message says what to write
     */
    public static Shard parse(String written) {
        Matcher matcher = WRITTEN.matcher(written.strip());
        if (!matcher.matches()) {
            throw wrong(written);
        }
        return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    private static IllegalArgumentException wrong(String written) {
        return new IllegalArgumentException(
                "'" + written + "' is no share: write which of how many, such as 1/4, the first being 1");
    }

    /** Whether a cell, counted from 0 row by row, is in this share. */
    boolean holds(int cell) {
        return cell % of == index - 1;
    }

    @Override
    public String toString() {
        return index + "/" + of;
    }
}
