package org.fixuplab.lab.journal;

import java.util.List;
import java.util.Optional;

/**
 * What came of waiting. Immutable.
 *
 * @param found all that met the match, oldest first; fewer than asked for if time ran out
 * @param enough whether they are as many as were asked for
 * @param nearest of those that did not meet it, if there are not enough, the newest that met the most conditions
 */
public record Awaited<T>(List<T> found, boolean enough, Optional<Nearest> nearest) {

    public Awaited {
        found = List.copyOf(found);
    }
}
