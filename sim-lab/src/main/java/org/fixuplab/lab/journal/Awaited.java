package org.fixuplab.lab.journal;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What came of waiting. */
public final class Awaited<T> {

    private final List<T> found;
    private final boolean enough;
    private final Supplier<Optional<Nearest>> nearest;

    Awaited(List<T> found, boolean enough, Supplier<Optional<Nearest>> nearest) {
        this.found = List.copyOf(found);
        this.enough = enough;
        this.nearest = nearest;
    }

    /** All that met the match, oldest first; fewer than asked for if time ran out. */
    public List<T> found() {
        return found;
    }

    /** Whether they are as many as were asked for. */
    public boolean enough() {
        return enough;
    }

    /** Of those that do not meet the match, if there are not enough, the newest that meets the most conditions; looked for when asked. */
    public Optional<Nearest> nearest() {
        return enough ? Optional.empty() : nearest.get();
    }
}
