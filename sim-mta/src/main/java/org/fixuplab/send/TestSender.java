package org.fixuplab.send;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sends one message, attempt after attempt, as its persona would. */
public final class TestSender {

    private TestSender() {}

    /**
     * Sends on the caller's thread. Never throws for what server or network do, and returns when the settings' limit is over, if not before. An
     * interrupt ends the wait between two attempts, and with it the sending; the thread stays interrupted.
     */
    public static SendResult send(SendSettings settings) {
        SenderPersona persona = settings.persona();
        SenderClock clock = new SenderClock(settings.wind(), settings.limit());
        Delivery delivery = new Delivery(settings, clock);
        Duration lifetime = persona.time(SenderKey.RETRY_LIFETIME);
        List<Duration> waits = persona.times(SenderKey.RETRY_AFTER);
        List<Attempt> attempts = new ArrayList<>();
        while (true) {
            Attempt attempt = delivery.attempt();
            boolean expired =
                    attempt.verdict() == Verdict.DEFERRED && delivery.age().compareTo(lifetime) >= 0;
            attempts.add(expired ? attempt.bounced() : attempt);
            if (expired || attempt.verdict() != Verdict.DEFERRED || attempts.size() == settings.attempts()) {
                return new SendResult(attempts);
            }
            clock.sleep(waits.get(Math.min(attempts.size(), waits.size()) - 1), Duration.ZERO);
            if (clock.isOver() || Thread.currentThread().isInterrupted()) {
                return new SendResult(attempts);
            }
        }
    }
}
