package org.fixuplab.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.Interval;
import org.fixuplab.firmware.Platform;
import org.fixuplab.firmware.Span;
import org.fixuplab.firmware.Version;
import org.jspecify.annotations.Nullable;

/** Reckons with stretches of versions, and says them. */
final class Intervals {

    /** More stretches than that are told as one. */
    private static final int MOST_APART = 2;

    private Intervals() {}

    static boolean overlap(Interval left, Interval right) {
        return left.platform() == right.platform()
                && (right.before() == null || left.from().compareTo(right.before()) < 0)
                && (left.before() == null || right.from().compareTo(left.before()) < 0);
    }

    /** What both hold; they overlap. */
    static Interval common(Interval left, Interval right) {
        Version from = left.from().compareTo(right.from()) >= 0 ? left.from() : right.from();
        @Nullable Version before = left.before();
        if (before == null || (right.before() != null && right.before().compareTo(before) < 0)) {
            before = right.before();
        }
        return new Interval(left.platform(), from, before);
    }

    /** Neighbours as one. */
    static List<Interval> joined(List<Interval> intervals) {
        List<Interval> sorted = new ArrayList<>(intervals);
        sorted.sort(Comparator.comparing(Interval::platform).thenComparing(Interval::from));
        List<Interval> joined = new ArrayList<>();
        for (Interval next : sorted) {
            int last = joined.size() - 1;
            if (last >= 0
                    && joined.get(last).platform() == next.platform()
                    && Objects.equals(joined.get(last).before(), next.from())) {
                joined.set(last, new Interval(next.platform(), joined.get(last).from(), next.before()));
            } else if (!joined.contains(next)) {
                joined.add(next);
            }
        }
        return joined;
    }

    /**
     * {@code PIX 5.1 to 6.x}, {@code ASA 9.4 to 9.x}, {@code ASA 7.0 to before 8.2}. Where the same was repaired in many trains, one
     * stretch from the first to the last stands for all.
     */
    static List<String> text(List<Interval> intervals, Catalogue catalogue) {
        List<String> texts = new ArrayList<>();
        for (Platform platform : Platform.values()) {
            List<Interval> own = intervals.stream()
                    .filter(interval -> interval.platform() == platform)
                    .toList();
            if (own.size() > MOST_APART) {
                Interval whole = new Interval(
                        platform, own.get(0).from(), own.get(own.size() - 1).before());
                texts.add(text(whole, catalogue) + ", but for some builds");
            } else {
                own.forEach(interval -> texts.add(text(interval, catalogue)));
            }
        }
        return texts;
    }

    private static String text(Interval interval, Catalogue catalogue) {
        String from = interval.platform() + " " + shortly(interval.from());
        @Nullable Version before = interval.before();
        for (Span span : catalogue.spans()) {
            boolean open = before == null || before.equals(span.interval().before());
            if (span.interval().platform() == interval.platform() && open) {
                boolean whole = interval.from().equals(span.interval().from());
                return whole
                        ? span.name()
                        : from + span.name().substring(span.name().lastIndexOf(" to "));
            }
        }
        if (before == null) {
            throw new IllegalStateException("the catalogue has no span of " + interval.platform());
        }
        if (before.equals(next(interval.from()))) {
            return interval.platform() + " " + interval.from();
        }
        boolean major = before.minor() == 0 && before.maintenance() == 1 && before.interim() == 0;
        return major && before.major() > interval.from().major()
                ? from + " to " + (before.major() - 1) + ".x"
                : from + " to before " + shortly(before);
    }

    /** The version after it, of all that there may be. */
    static Version next(Version version) {
        return new Version(version.major(), version.minor(), version.maintenance(), version.interim() + 1);
    }

    private static String shortly(Version version) {
        return version.maintenance() == 1 && version.interim() == 0
                ? version.major() + "." + version.minor()
                : version.toString();
    }
}
