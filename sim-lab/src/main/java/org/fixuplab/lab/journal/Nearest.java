package org.fixuplab.lab.journal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came nearest to a match without meeting it. Immutable.
 *
 * @param id of the session or message
 * @param met how many conditions it met
 * @param of how many there were
 * @param missing a sentence for each of the others, without its full stop: {@code behaviour dot-split: it had ehlo-mask, verb-x}
 */
public record Nearest(long id, int met, int of, List<String> missing) {

    private static final Comparator<Nearest> ORDER =
            Comparator.comparingInt(Nearest::met).thenComparingLong(Nearest::id);

    public Nearest {
        missing = List.copyOf(missing);
    }

    /** The one that met the most conditions; of several the newest. */
    static Optional<Nearest> of(Stream<Nearest> candidates) {
        return candidates.max(ORDER);
    }
}
