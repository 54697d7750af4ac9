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
 * @param wind no wait takes longer in real time; the sender's clock jumps to the wait's end. Empty: every wait takes its time
 */
public record SendSettings(
        InetSocketAddress server,
        SenderPersona persona,
        Mail mail,
        Optional<SSLContext> trust,
        Optional<Login> login,
        Duration queued,
        int attempts,
        Optional<Duration> wind) {

    /** No login, a fresh message, one attempt, every wait in real time. */
    public static SendSettings of(InetSocketAddress server, SenderPersona persona, Mail mail) {
        return new SendSettings(
                server, persona, mail, Optional.empty(), Optional.empty(), Duration.ZERO, 1, Optional.empty());
    }
}
