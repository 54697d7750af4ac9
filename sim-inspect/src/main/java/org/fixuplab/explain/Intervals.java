package org.fixuplab.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.Interval;
import org.fixuplab.firmware.Span;
import org.fixuplab.firmware.Version;
import org.jspecify.annotations.Nullable;

/** Reckons with stretches of versions, and says them. */
final class Intervals {

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
        List<Interval> joined = new ArrayList<>();
        for (Interval next : intervals) {
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

    /** {@code PIX 5.1 to 6.x}, {@code ASA 9.4 and later}, {@code ASA 7.0 to before 8.2}, {@code FWSM 2.x to 4.x}. */
    static String text(Interval interval, Catalogue catalogue) {
        for (Span span : catalogue.spans()) {
            boolean open = interval.before() == null
                    || interval.before().equals(span.interval().before());
            if (span.interval().platform() == interval.platform()
                    && open
                    && interval.from().equals(span.interval().from())) {
                return span.name();
            }
        }
        String from = interval.platform() + " " + shortly(interval.from());
        @Nullable Version before = interval.before();
        if (before == null) {
            return from + " and later";
        }
        boolean major = before.minor() == 0 && before.maintenance() == 1 && before.interim() == 0;
        return major && before.major() > interval.from().major()
                ? from + " to " + (before.major() - 1) + ".x"
                : from + " to before " + shortly(before);
    }

    private static String shortly(Version version) {
        return version.maintenance() == 1 && version.interim() == 0
                ? version.major() + "." + version.minor()
                : version.toString();
    }
}
