package org.fixuplab.mta;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * What one test MTA is made of. Immutable.
 *
 * @param listen port 0 is any free port
 * @param hostname the name it calls itself, and which its certificate carries
 * @param authority signs its certificate; empty: STARTTLS is not offered
 * @param maxMessages the mailbox holds at most so many, the oldest leaves first
 * @param maxOctets the mailbox holds at most so many octets of messages, the oldest leaves first
 * @param maxMessageOctets a longer message is refused, whatever the persona's SIZE says
 * @param timeout a session that sends nothing for so long is closed
 */
public record MtaSettings(
        InetSocketAddress listen,
        Persona persona,
        String hostname,
        Optional<LabAuthority> authority,
        int maxMessages,
        long maxOctets,
        long maxMessageOctets,
        Duration timeout) {

    private static final long MEBIBYTE = 1024 * 1024;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException for a bound below 1 or beyond memory, or a timeout below 1 ms
     */
    public MtaSettings {
        if (maxMessages < 1 || maxOctets < 1 || maxMessageOctets < 1) {
            throw new IllegalArgumentException("The mailbox must hold at least one message of one octet.");
        }
        if (maxMessageOctets > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException("A message of more than 1 GiB does not fit into memory.");
        }
        if (timeout.toMillis() < 1) {
            throw new IllegalArgumentException("The timeout must be 1 ms or longer, not " + timeout + ".");
        }
    }

    /** The defaults: a free port of the IPv4 loopback, no TLS, 1,000 messages and 128 MiB in all, 32 MiB each, 5 minutes. */
    public static MtaSettings of(Persona persona, String hostname) {
        return new MtaSettings(
                new InetSocketAddress(loopback(), 0),
                persona,
                hostname,
                Optional.empty(),
                1_000,
                128 * MEBIBYTE,
                32 * MEBIBYTE,
                Duration.ofMinutes(5));
    }

    public MtaSettings withListen(InetSocketAddress value) {
        return new MtaSettings(value, persona, hostname, authority, maxMessages, maxOctets, maxMessageOctets, timeout);
    }

    public MtaSettings withAuthority(LabAuthority value) {
        return new MtaSettings(
                listen, persona, hostname, Optional.of(value), maxMessages, maxOctets, maxMessageOctets, timeout);
    }

    public MtaSettings withMailbox(int messages, long octets) {
        return new MtaSettings(listen, persona, hostname, authority, messages, octets, maxMessageOctets, timeout);
    }

    public MtaSettings withMaxMessageOctets(long value) {
        return new MtaSettings(listen, persona, hostname, authority, maxMessages, maxOctets, value, timeout);
    }

    public MtaSettings withTimeout(Duration value) {
        return new MtaSettings(listen, persona, hostname, authority, maxMessages, maxOctets, maxMessageOctets, value);
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException("Four octets are an IPv4 address", e);
        }
    }
}
