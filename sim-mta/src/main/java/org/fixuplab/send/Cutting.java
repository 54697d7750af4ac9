package org.fixuplab.send;

import java.time.Duration;

/**
 * Where what the client says is cut into writes, each of which leaves at once as a segment of its own. Immutable.
 *
 * @param octets a write has at most; 0: as written
 * @param dotAlone whether the final dot's line has its own write
 * @param gap real time between two writes of one command or message
 */
public record Cutting(int octets, boolean dotAlone, Duration gap) {

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

    /** At an MSS, or an octet at a time. */
    public static Cutting every(int octets, Duration gap) {
        return new Cutting(octets, false, gap);
    }
}
