package org.fixuplab.build.soak;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** What the clients of one kind saw. Safe for any thread. */
final class Tally {

    private static final int KEPT = 3;

    /** Connections that came about. */
    final LongAdder opened = new LongAdder();

    final LongAdder asPredicted = new LongAdder();
    final LongAdder otherwise = new LongAdder();

    /** Connections that did not come about. */
    final LongAdder notConnected = new LongAdder();

    private final List<String> surprises = new ArrayList<>();

    static Map<Kind, Tally> each() {
        Map<Kind, Tally> tallies = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            tallies.put(kind, new Tally());
        }
        return tallies;
    }

    static Tally of(Map<Kind, Tally> tallies, Kind kind) {
        return Objects.requireNonNull(tallies.get(kind));
    }

    void surprise(Exception what) {
        otherwise.increment();
        note(what);
    }

    void note(Exception what) {
        synchronized (surprises) {
            if (surprises.size() < KEPT) {
                surprises.add(what.toString());
            }
        }
    }

    List<String> surprises() {
        synchronized (surprises) {
            return List.copyOf(surprises);
        }
    }
}
