package org.fixuplab.send;

import java.util.List;
import java.util.OptionalInt;

/** Sends one message, attempt after attempt, as its persona would. */
public final class TestSender {

    private TestSender() {}

    /** Sends on the caller's thread. */
    public static SendResult send(SendSettings settings) {
        return new SendResult(
                List.of(new Attempt(settings.queued(), Verdict.FAILED, OptionalInt.empty(), "does not send yet")));
    }
}
