package org.fixuplab.explain;

import java.util.List;
import org.fixuplab.firmware.Interval;

/**
 * Versions that explain what was pasted alike. Immutable.
 *
 * @param versions for people: {@code PIX 5.1 to 6.x}
 * @param intervals the same, exactly
 * @param variant what is not as these versions have it by default; empty if nothing
 * @param score how well they explain it; only the order means something
 * @param evidence what speaks for them, the weightiest first
 * @param against what speaks against them, the weightiest first
 */
public record Explained(
        List<String> versions,
        List<Interval> intervals,
        Family family,
        String variant,
        double score,
        List<Finding> evidence,
        List<Finding> against) {

    public Explained {
        versions = List.copyOf(versions);
        intervals = List.copyOf(intervals);
        evidence = List.copyOf(evidence);
        against = List.copyOf(against);
    }
}
