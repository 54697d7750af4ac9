package org.fixuplab.firmware;

import org.jspecify.annotations.Nullable;

/**
 * The versions of one platform from {@code from} on, and before {@code before}. Immutable. Version trains overlap in time, so what was
 * repaired in two trains is an interval in each.
 *
 * @param before the first version that is no longer meant; null: to the platform's end
 */
public record Interval(
        Platform platform, Version from, @Nullable Version before) {

    public Interval {
        if (before != null && from.compareTo(before) >= 0) {
            throw new IllegalArgumentException(platform + " from " + from + ", before " + before + " holds no version");
        }
    }

    public boolean contains(Firmware firmware) {
        return firmware.platform() == platform && contains(firmware.version());
    }

    private boolean contains(Version version) {
        return from.compareTo(version) <= 0 && (before == null || version.compareTo(before) < 0);
    }

    /** Whether all of the other's versions are meant. An interval without an end ends with the one that contains it. */
    boolean contains(Interval other) {
        return platform == other.platform
                && contains(other.from)
                && (before == null || other.before == null || other.before.compareTo(before) <= 0);
    }

    boolean overlaps(Interval other) {
        return platform == other.platform && (contains(other.from) || other.contains(from));
    }

    /** {@code PIX from 5.1(1), before 7.0(1)}, or {@code ASA from 9.4(1)}. */
    @Override
    public String toString() {
        return platform + " from " + from + (before == null ? "" : ", before " + before);
    }
}
