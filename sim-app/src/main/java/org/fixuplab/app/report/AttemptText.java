package org.fixuplab.app.report;

import java.util.Locale;
import org.fixuplab.lab.Durations;
import org.fixuplab.send.Attempt;

/** One attempt of a sender, in a line. */
public final class AttemptText {

    private AttemptText() {}

    /** {@code queued for 1000s  deferred  TLS is required, but was not offered}. */
    public static String line(Attempt attempt) {
        return String.format(
                        Locale.ROOT,
                        "queued for %-6s %-10s %s",
                        Durations.show(attempt.age()),
                        attempt.inWords(),
                        attempt.words())
                .stripTrailing();
    }
}
