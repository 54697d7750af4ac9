package org.fixuplab.app.report;

import java.time.Duration;
import java.util.Locale;
import org.fixuplab.lab.Durations;
import org.fixuplab.send.Attempt;

/** One attempt of a sender, in a line. */
public final class AttemptText {

    private AttemptText() {}

    private static String age(Attempt attempt) {
        // The fractions are what this machine took, and nothing of the sender.
        return Durations.show(Duration.ofSeconds(attempt.age().toSeconds()));
    }

    /** {@code queued for 1000s  deferred  TLS is required, but was not offered}. */
    public static String line(Attempt attempt) {
        return String.format(Locale.ROOT, "queued for %-6s %-10s %s", age(attempt), attempt.inWords(), attempt.words())
                .stripTrailing();
    }
}
