package org.fixuplab.lab.matrix;

import java.util.ArrayList;
import java.util.List;

/**
 * What differs between two runs. Immutable.
 *
 * @param changed cells of both runs with another verdict or other leaks, in the order of the later run
 * @param added cells of the later run alone, in its order
 * @param missing cells of the earlier run alone, in its order: it had more senders or columns, or ran more shares
 */
public record MatrixDiff(List<Change> changed, List<SavedCell> added, List<SavedCell> missing) {

    /** One cell in both runs. Immutable. */
    public record Change(SavedCell before, SavedCell after) {}

    public MatrixDiff {
        changed = List.copyOf(changed);
        added = List.copyOf(added);
        missing = List.copyOf(missing);
    }

    public static MatrixDiff between(List<SavedCell> before, List<SavedCell> after) {
        List<Change> changed = new ArrayList<>();
        List<SavedCell> added = new ArrayList<>();
        List<SavedCell> missing = new ArrayList<>(before);
        for (SavedCell now : after) {
            SavedCell then = before.stream().filter(now::isAt).findFirst().orElse(null);
            missing.remove(then);
            if (then == null) {
                added.add(now);
            } else if (!then.equals(now)) {
                changed.add(new Change(then, now));
            }
        }
        return new MatrixDiff(changed, added, missing);
    }

    /** Whether the same cells came to the same: cells that only one run has do not count. */
    public boolean isEmpty() {
        return changed.isEmpty();
    }
}
