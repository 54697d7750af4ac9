package org.fixuplab.lab.matrix;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What of a cell is worth comparing between runs: no times, no words. Immutable.
 *
 * @param leaks in the order of {@link Leak}
 */
public record SavedCell(String sender, String column, String verdict, Set<Leak> leaks) {

    public SavedCell {
        Set<Leak> ordered = EnumSet.noneOf(Leak.class);
        ordered.addAll(leaks);
        leaks = Collections.unmodifiableSet(ordered);
    }

    public static SavedCell of(Cell cell) {
        return new SavedCell(cell.sender(), cell.column(), cell.verdict(), cell.leaks());
    }

    boolean isAt(SavedCell other) {
        return sender.equals(other.sender) && column.equals(other.column);
    }
}
