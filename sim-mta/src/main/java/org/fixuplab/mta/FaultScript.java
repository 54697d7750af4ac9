package org.fixuplab.mta;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** The faults of one MTA, and how often each might have struck, over all its sessions. Confined to the MTA's event loop. */
final class FaultScript {

    private final Faults faults;
    private final List<Entry> entries;

    FaultScript(Faults faults) {
        this.faults = faults;
        this.entries = faults.list().stream().map(Entry::new).toList();
    }

    Faults faults() {
        return faults;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** What strikes now that this stage is reached. Not of the body, whose faults have places of their own. */
    Optional<Fault> at(FaultStage stage, Envelope envelope) {
        return first(fault -> fault.stage() == stage, envelope);
    }

    /** What strikes now that so many octets of a message have come. */
    Optional<Fault> inBody(long octets, Envelope envelope) {
        return first(fault -> fault.stage() == FaultStage.BODY && place(fault) == octets, envelope);
    }

    /** The places in a message at which something may strike, in their order. */
    LongStream places() {
        return entries.stream()
                .map(entry -> entry.fault)
                .filter(fault -> fault.stage() == FaultStage.BODY)
                .mapToLong(FaultScript::place)
                .distinct()
                .sorted();
    }

    /** Before the first octet nothing can happen. */
    private static long place(Fault fault) {
        return Math.max(1, fault.offset());
    }

    /** Every fault that is there counts, whichever strikes. */
    private Optional<Fault> first(Predicate<Fault> isHere, Envelope envelope) {
        Optional<Fault> first = Optional.empty();
        for (Entry entry : entries) {
            if (isHere.test(entry.fault) && entry.strikes(envelope) && first.isEmpty()) {
                first = Optional.of(entry.fault);
            }
        }
        return first;
    }

    private static final class Entry {

        private final Fault fault;
        private final SplittableRandom chances;
        private long times;

        Entry(Fault fault) {
            this.fault = fault;
            this.chances = new SplittableRandom(fault.when().seed());
        }

        boolean strikes(Envelope envelope) {
            FaultCondition when = fault.when();
            if (!when.concerns(envelope)) {
                return false;
            }
            times++;
            // A chance is taken each time, so that the n-th does not depend on what else must hold.
            boolean chance = chances.nextDouble() < when.probability().orElse(1);
            return chance && when.holdsAt(times);
        }
    }
}
