package org.fixuplab.send;

import java.time.Duration;
import java.util.Optional;

/** The sender's time: real time, and what was wound forward. Confined to the sender's thread. */
final class SenderClock {

    private final long start = System.nanoTime();
    private final Optional<Duration> wind;
    private final Duration limit;
    private Duration wound = Duration.ZERO;

    /**
     * @param wind the longest real wait; empty: any
     * @param limit of real time, after which no wait takes any
     */
    SenderClock(Optional<Duration> wind, Duration limit) {
        this.wind = wind;
        this.limit = limit;
    }

    /** Since it was made, in the sender's time. */
    Duration elapsed() {
        return real().plus(wound);
    }

    /** Whether there is no real time left. */
    boolean isOver() {
        return left().isZero();
    }

    /** How long a wait of the sender's time takes at most in real time. */
    Duration real(Duration wait) {
        return shorter(left(), wind.map(most -> shorter(most, wait)).orElse(wait));
    }

    /** A wait that took its {@link #real} time is over: the clock stands at its end. */
    void wind(Duration wait, Duration real) {
        wound = wound.plus(wait.minus(real));
    }

    /**
     * Waits without anybody to wait for: on a clock that can be wound, that takes no real time but the least. An interrupt ends it early and
     * stays set.
     */
    void sleep(Duration wait, Duration least) {
        Duration real = shorter(left(), wind.isPresent() ? least : longer(least, wait));
        try {
            Thread.sleep(real.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (wind.isPresent() && wait.compareTo(real) > 0) {
            wind(wait, real);
        }
    }

    private Duration left() {
        return longer(Duration.ZERO, limit.minus(real()));
    }

    private Duration real() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
