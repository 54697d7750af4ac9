package org.fixuplab.firmware;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release: {@code 8.2(5)}, or the interim build {@code 9.1(5.21)}. Immutable. Ordered as the vendor counts: an interim build comes after
 * its maintenance release and before the next one.
 *
 * @param maintenance counts from 1
 * @param interim 0 for the maintenance release itself
 */
public record Version(int major, int minor, int maintenance, int interim) implements Comparable<Version> {

    private static final String NUMBER = "(\\d{1,4})";

    /** {@code 8.2}, {@code 8.2(5)}, {@code 9.1(5.21)}, {@code 9.1(5)21}, {@code 9.1.5.21}. */
    private static final Pattern SPELLING = Pattern.compile(NUMBER + "\\." + NUMBER + "(?:\\(" + NUMBER + "\\)" + NUMBER
            + "?|\\(" + NUMBER + "\\." + NUMBER + "\\)|\\." + NUMBER + "(?:\\." + NUMBER + ")?)?");

    public Version {
        if (major < 0 || minor < 0 || maintenance < 1 || interim < 0) {
            throw new IllegalArgumentException(
                    "a version counts its maintenance releases from 1 and the rest from 0, as in 8.2(1)");
        }
    }

    /**
     * Reads a version. {@code 8.2} is {@code 8.2(1)}; {@code 9.1(5)21}, {@code 9.1(5.21)} and {@code 9.1.5.21} are one version.
     *
     * @throws IllegalArgumentException the text is no version; the message says how to write one
     */
    public static Version parse(String text) {
        Matcher matcher = SPELLING.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no version: write it as in 8.2(5), 9.1(5.21) or, without brackets, 8.2.5");
        }
        int maintenance = number(matcher, 3, 5, 7).orElse(1);
        if (maintenance == 0) {
            throw new IllegalArgumentException("'" + text + "' has maintenance release 0: they count from 1, so write "
                    + matcher.group(1) + "." + matcher.group(2) + "(1)");
        }
        return new Version(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                maintenance,
                number(matcher, 4, 6, 8).orElse(0));
    }

    /** The number of the one group, of these, that took part in the match. */
    private static Optional<Integer> number(Matcher matcher, int... groups) {
        for (int group : groups) {
            String digits = matcher.group(group);
            if (digits != null) {
                return Optional.of(Integer.valueOf(digits));
            }
        }
        return Optional.empty();
    }

    @Override
    public int compareTo(Version other) {
        return Arrays.compare(numbers(), other.numbers());
    }

    private int[] numbers() {
        return new int[] {major, minor, maintenance, interim};
    }

    /** The vendor's spelling: {@code 8.2(5)}, {@code 9.1(5.21)}. */
    @Override
    public String toString() {
        return major + "." + minor + "(" + maintenance + (interim == 0 ? "" : "." + interim) + ")";
    }
}
