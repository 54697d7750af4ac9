package org.fixuplab.send;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * What one {@link TestSender} sends, where and how. Immutable.
 *
 * @param trust whom it trusts, if its persona verifies; empty: the JDK's own authorities
 * @param login for AUTH, if the server offers it; empty: none
 * @param queued how long the message had been queued at the first attempt
 * @param attempts it makes at most, if its persona has a queue
 * @param wind no wait for the server takes longer in real time, and a wait between attempts none: the sender's clock jumps to its end. Empty: every
 *     wait takes its time
 * @param helo the name it gives to EHLO or HELO
 * @param cutting where what it says is cut into segments
 * @param limit of real time for all of it; when it is over, whatever it waits for counts as silent and no attempt follows
 */
public record SendSettings(
        InetSocketAddress server,
        SenderPersona persona,
        Mail mail,
        Optional<SSLContext> trust,
        Optional<Login> login,
        Duration queued,
        int attempts,
        Optional<Duration> wind,
        String helo,
        Cutting cutting,
        Duration limit) {

    private static final int MOST_ATTEMPTS = 10_000;

    /**
     * Checks what can be checked without a network.
     *
     * @throws IllegalArgumentException saying what to write instead
     */
    public SendSettings {
        if (attempts < 1 || attempts > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("Write 1 to " + MOST_ATTEMPTS + " attempts, not " + attempts + ".");
        }
        if (queued.isNegative()) {
            throw new IllegalArgumentException("A message cannot have been queued for " + queued + ".");
        }
        if (wind.isPresent() && wind.get().toMillis() < 1) {
            throw new IllegalArgumentException("A wound wait must be 1 ms or longer, not " + wind.get() + ".");
        }
        if (limit.toMillis() < 1) {
            throw new IllegalArgumentException("The limit must be 1 ms or longer, not " + limit + ".");
        }
        if (!helo.matches("[\\x21-\\x7e]+")) {
            throw new IllegalArgumentException("The name for EHLO must be one word of ASCII, not '" + helo + "'.");
        }
    }

    /** No login, a fresh message, one attempt, every wait in real time, an hour at most. */
    public static SendSettings of(InetSocketAddress server, SenderPersona persona, Mail mail) {
        return new SendSettings(
                server,
                persona,
                mail,
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO,
                1,
                Optional.empty(),
                "client.example.com",
                Cutting.AS_WRITTEN,
                Duration.ofHours(1));
    }

    public SendSettings withServer(InetSocketAddress value) {
        return new SendSettings(value, persona, mail, trust, login, queued, attempts, wind, helo, cutting, limit);
    }

    public SendSettings withTrust(SSLContext value) {
        return new SendSettings(
                server, persona, mail, Optional.of(value), login, queued, attempts, wind, helo, cutting, limit);
    }

    public SendSettings withLogin(Login value) {
        return new SendSettings(
                server, persona, mail, trust, Optional.of(value), queued, attempts, wind, helo, cutting, limit);
    }

    public SendSettings withQueued(Duration value) {
        return new SendSettings(server, persona, mail, trust, login, value, attempts, wind, helo, cutting, limit);
    }

    public SendSettings withAttempts(int value) {
        return new SendSettings(server, persona, mail, trust, login, queued, value, wind, helo, cutting, limit);
    }

    public SendSettings withWind(Duration value) {
        return new SendSettings(
                server, persona, mail, trust, login, queued, attempts, Optional.of(value), helo, cutting, limit);
    }

    public SendSettings withHelo(String value) {
        return new SendSettings(server, persona, mail, trust, login, queued, attempts, wind, value, cutting, limit);
    }

    public SendSettings withCutting(Cutting value) {
        return new SendSettings(server, persona, mail, trust, login, queued, attempts, wind, helo, value, limit);
    }

    public SendSettings withLimit(Duration value) {
        return new SendSettings(server, persona, mail, trust, login, queued, attempts, wind, helo, cutting, value);
    }
}
