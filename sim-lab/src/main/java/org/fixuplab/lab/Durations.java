package org.fixuplab.lab;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people write them: {@code 20ms}, {@code 5s}, {@code 2 m}, {@code 1h}. */
public final class Durations {

    private static final Pattern WRITTEN =
            Pattern.compile("([0-9]{1,9}) *(ms|millis|milliseconds?|s|seconds?|m|min|minutes?|h|hours?)");

    private Durations() {}

    /** The time, or nothing if it is none. A number without a unit is none. */
    public static Optional<Duration> read(String written) {
        Matcher matcher = WRITTEN.matcher(written.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2);
        return Optional.of(
                unit.startsWith("ms") || unit.startsWith("mil")
                        ? Duration.ofMillis(number)
                        : switch (unit.charAt(0)) {
                            case 's' -> Duration.ofSeconds(number);
                            case 'm' -> Duration.ofMinutes(number);
                            default -> Duration.ofHours(number);
                        });
    }

    /** As {@link #read} takes it, in the largest unit that divides it. */
    public static String show(Duration time) {
        long millis = time.toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        return seconds >= 60 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
