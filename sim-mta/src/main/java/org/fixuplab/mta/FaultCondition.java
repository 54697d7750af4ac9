package org.fixuplab.mta;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * When a fault strikes; what is empty does not matter. Immutable.
 *
 * @param first only so many times
 * @param every only each so-manieth time
 * @param sender without angle brackets, in any case
 * @param recipient likewise
 * @param probability from 0 to 1
 * @param seed of the chances
 */
record FaultCondition(
        OptionalLong first,
        OptionalLong every,
        Optional<String> sender,
        Optional<String> recipient,
        OptionalDouble probability,
        long seed) {

    /** Whether it is about this envelope. Only then the time counts. */
    boolean concerns(Envelope envelope) {
        return sender.map(envelope::isFrom).orElse(true)
                && recipient.map(envelope::isTo).orElse(true);
    }

    /** @param time counted from 1 */
    boolean holdsAt(long time) {
        return time <= first.orElse(Long.MAX_VALUE) && time % every.orElse(1) == 0;
    }
}
