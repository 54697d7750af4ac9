package org.fixuplab.app.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a wait lasts at most. Immutable.
 *
 * @param most empty: as long as it is
 */
public record Wait(Optional<Duration> most) {

    /**
     * Reads {@code 300ms}, or {@code off}.
     *
     * @throws IllegalArgumentException with a sentence for a person
     */
    public static Wait parse(String text) {
        if (text.equals("off")) {
            return new Wait(Optional.empty());
        }
        try {
            Duration most = Durations.parse(text);
            if (!most.isZero()) {
                return new Wait(Optional.of(most));
            }
        } catch (IllegalArgumentException noDuration) {
            // Told below.
        }
        throw new IllegalArgumentException("'" + text + "' is neither a duration, such as 300ms, nor off");
    }

    /** {@code off}, or milliseconds. */
    @Override
    public String toString() {
        return most.isPresent() ? most.get().toMillis() + "ms" : "off";
    }
}
