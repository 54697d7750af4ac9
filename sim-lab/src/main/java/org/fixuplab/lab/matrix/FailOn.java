package org.fixuplab.lab.matrix;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.fixuplab.words.NearestWord;

/** What in a cell makes a run fail, if a person wants it to. */
public enum FailOn {
    /** Anything was readable on the wire. */
    LEAKED(cell -> !cell.leaks().isEmpty()),
    HUNG(cell -> says(cell, Judgement.HUNG)),
    DUPLICATE(cell -> says(cell, Judgement.DUPLICATE)),
    CLEAR(cell -> says(cell, "clear")),
    DEFERRED(cell -> says(cell, "deferred")),
    BOUNCED(cell -> says(cell, "bounced")),
    /** Whatever the exit. */
    FAILED(cell -> says(cell, "failed"));

    // The lambdas above capture nothing.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Predicate<Cell> trips;

    FailOn(Predicate<Cell> trips) {
        this.trips = trips;
    }

    private static boolean says(Cell cell, String word) {
        return Judgement.words(cell.verdict()).anyMatch(said -> said.equals(word) || said.startsWith(word + "("));
    }

    /**
     * Reads {@code leaked,hung}.
     *
     * @throws IllegalArgumentException if a word is none of them; the message says which there are
     */
    public static Set<FailOn> parse(String written) {
        Set<FailOn> all = EnumSet.noneOf(FailOn.class);
        for (String word : written.split(",", -1)) {
            all.add(of(word.strip()));
        }
        return all;
    }

    private static FailOn of(String word) {
        return Arrays.stream(values())
                .filter(it -> it.word().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> words =
                            Arrays.stream(values()).map(FailOn::word).toList();
                    return new IllegalArgumentException("'" + word + "' is nothing to fail on"
                            + NearestWord.hint(word, words) + ": write some of " + String.join(", ", words));
                });
    }

    /** As {@link #parse} takes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean trips(Cell cell) {
        return trips.test(cell);
    }

    /** The cells that any of them trips, in their order. */
    public static List<Cell> tripping(Set<FailOn> all, List<Cell> cells) {
        return cells.stream()
                .filter(cell -> all.stream().anyMatch(it -> it.trips(cell)))
                .toList();
    }
}
