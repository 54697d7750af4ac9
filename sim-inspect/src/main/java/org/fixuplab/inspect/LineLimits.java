package org.fixuplab.inspect;

import java.util.Comparator;
import java.util.List;

/**
 * The classes that limit the lines of one place: commands, headers or bodies. Immutable, as nobody writes to the arrays; shared by all
 * sessions.
 *
 * @param exceeded those that take offence at long lines, the shortest limit first
 * @param negated those that take offence at the others
 */
record LineLimits(LineLength[] exceeded, LineLength[] negated) {

    /** Those of the classes that have this id. */
    static LineLimits of(List<LineLength> classes, String id) {
        return new LineLimits(
                classes.stream()
                        .filter(limit -> limit.id().equals(id) && !limit.negated())
                        .sorted(Comparator.comparingInt(LineLength::limit))
                        .toArray(LineLength[]::new),
                classes.stream()
                        .filter(limit -> limit.id().equals(id) && limit.negated())
                        .toArray(LineLength[]::new));
    }

    boolean isEmpty() {
        return exceeded.length == 0 && negated.length == 0;
    }
}
