package org.fixuplab.send;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * One attempt to deliver, fallbacks within it included. Immutable.
 *
 * @param age how long the message had been queued when it began
 * @param exit what a program of one shot exits with; empty for a sender with a queue
 * @param words the sender's own, as its log or its error says it; empty after success
 */
public record Attempt(Duration age, Verdict verdict, OptionalInt exit, String words) {

    /** {@code tls}, {@code deferred}, {@code failed(29)}. */
    public String inWords() {
        String word = verdict.name().toLowerCase(Locale.ROOT);
        boolean byExit = verdict == Verdict.FAILED && exit.isPresent();
        return byExit ? word + "(" + exit.getAsInt() + ")" : word;
    }
}
