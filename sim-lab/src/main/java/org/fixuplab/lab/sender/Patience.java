package org.fixuplab.lab.sender;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A moment that nobody waits beyond. Immutable. */
record Patience(long begin, long end) {

    private static final long LOOK_AGAIN_MILLIS = 25;

    static Patience of(Duration time) {
        long now = System.nanoTime();
        return new Patience(now, now + time.toNanos());
    }

    interface Look<T> {
        Optional<T> look() throws IOException, InterruptedException;
    }

    /** Looks until there is something, and once more when the time is over; then empty. */
    <T> Optional<T> await(Look<T> look) throws IOException, InterruptedException {
        while (true) {
            boolean last = left().isZero();
            Optional<T> seen = look.look();
            if (seen.isPresent() || last) {
                return seen;
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    /** Sleeps until so long after the begin, or until the end. */
    void untilAge(Duration age) throws InterruptedException {
        long nanos = Math.min(begin + age.toNanos(), end) - System.nanoTime();
        if (nanos > 0) {
            Thread.sleep(Duration.ofNanos(nanos).toMillis() + 1);
        }
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Zero when over. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
}
