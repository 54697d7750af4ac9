package org.fixuplab.send;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Where what the client says is cut into writes, each of which leaves at once as a segment of its own. Immutable.
 *
 * @param octets a write has at most; 0: as written
 * @param dotAlone whether the final dot's line has its own write
 * @param gap real time between two writes of one command or message
 */
public record Cutting(int octets, boolean dotAlone, Duration gap) {

    /** So long that the receiver reads twice. */
    private static final Duration SMALLEST_GAP = Duration.ofMillis(2);

    private static final Pattern OCTETS = Pattern.compile("[1-9][0-9]{0,5}");

    /** A command a write, the message in large blocks, the final dot with what is before it. */
    public static final Cutting AS_WRITTEN = new Cutting(0, false, Duration.ZERO);

    /** The final dot's line alone, so long after what is before it that no network joins them again. */
    public static final Cutting DOT_ALONE = new Cutting(0, true, Duration.ofMillis(20));

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is below 0
     */
    public Cutting {
        if (octets < 0 || gap.isNegative()) {
            throw new IllegalArgumentException("Octets of a write and the gap between two must be 0 or more.");
        }
    }

    /**
     * Reads {@code as-written}, {@code dot-alone}, or a number of octets; between two writes there are some ms then.
     *
     * @throws IllegalArgumentException if it is none of these; the message says what to write
     */
    public static Cutting parse(String written) {
        return switch (written) {
            case "as-written" -> AS_WRITTEN;
            case "dot-alone" -> DOT_ALONE;
            default -> {
                if (!OCTETS.matcher(written).matches()) {
                    throw new IllegalArgumentException(
                            "'" + written
                                    + "' is no way to cut: write as-written, dot-alone, or a number of octets, such as 1 or 1460");
                }
                yield every(Integer.parseInt(written), SMALLEST_GAP);
            }
        };
    }

    /** The octets of a block that is cut without a rest: not more than these, unless one write has more. */
    int block(int most) {
        return octets == 0 ? most : Math.max(octets, most - most % octets);
    }

    /** At an MSS, or an octet at a time. */
    public static Cutting every(int octets, Duration gap) {
        return new Cutting(octets, false, gap);
    }
}
