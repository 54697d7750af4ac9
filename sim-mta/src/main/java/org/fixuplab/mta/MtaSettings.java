package org.fixuplab.mta;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What one test MTA is made of. Immutable.
 *
 * @param listen port 0 is any free port
 * @param hostname the name it calls itself, and which its certificate carries
 * @param authority signs its certificate; empty: there is none, unless it is supplied, and STARTTLS is not offered
 * @param certificate what it shows in a handshake
 * @param implicitTls whether a connection begins with the handshake (RFC 8314) and STARTTLS is not offered
 * @param faults what it does wrong on purpose
 * @param logins whom AUTH lets in
 * @param lenientEnd whether LF.LF and its mixtures with CRLF end a message, too
 * @param bounds what it keeps at most
 * @param timeout a session that sends nothing for so long is closed
 * @param clock dates its greetings and its messages
 */
public record MtaSettings(
        InetSocketAddress listen,
        Persona persona,
        String hostname,
        Optional<LabAuthority> authority,
        ServerCertificate certificate,
        boolean implicitTls,
        Faults faults,
        Logins logins,
        boolean lenientEnd,
        MailboxBounds bounds,
        Duration timeout,
        InstantSource clock) {

    /**
     * Checks the timeout.
     *
     * @throws IllegalArgumentException if it is below 1 ms
     */
    public MtaSettings {
        if (timeout.toMillis() < 1) {
            throw new IllegalArgumentException("The timeout must be 1 ms or longer, not " + timeout + ".");
        }
    }

    /** The defaults: a free port of the IPv4 loopback, no TLS, no fault, every login, strict ends, 5 minutes. */
    public static MtaSettings of(Persona persona, String hostname) {
        return new MtaSettings(
                new InetSocketAddress(loopback(), 0),
                persona,
                hostname,
                Optional.empty(),
                new ServerCertificate.Trusted(),
                false,
                Faults.NONE,
                Logins.ANY,
                false,
                MailboxBounds.DEFAULT,
                Duration.ofMinutes(5),
                InstantSource.system());
    }

    public MtaSettings withListen(InetSocketAddress value) {
        return new MtaSettings(
                value,
                persona,
                hostname,
                authority,
                certificate,
                implicitTls,
                faults,
                logins,
                lenientEnd,
                bounds,
                timeout,
                clock);
    }

    public MtaSettings withPersona(Persona value) {
        return new MtaSettings(
                listen,
                value,
                hostname,
                authority,
                certificate,
                implicitTls,
                faults,
                logins,
                lenientEnd,
                bounds,
                timeout,
                clock);
    }

    public MtaSettings withHostname(String value) {
        return new MtaSettings(
                listen,
                persona,
                value,
                authority,
                certificate,
                implicitTls,
                faults,
                logins,
                lenientEnd,
                bounds,
                timeout,
                clock);
    }

    public MtaSettings withAuthority(LabAuthority value) {
        return new MtaSettings(
                listen,
                persona,
                hostname,
                Optional.of(value),
                certificate,
                implicitTls,
                faults,
                logins,
                lenientEnd,
                bounds,
                timeout,
                clock);
    }

    public MtaSettings withCertificate(ServerCertificate value) {
        return new MtaSettings(
                listen,
                persona,
                hostname,
                authority,
                value,
                implicitTls,
                faults,
                logins,
                lenientEnd,
                bounds,
                timeout,
                clock);
    }

    public MtaSettings withImplicitTls(boolean value) {
        return new MtaSettings(
                listen,
                persona,
                hostname,
                authority,
                certificate,
                value,
                faults,
                logins,
                lenientEnd,
                bounds,
                timeout,
                clock);
    }

    public MtaSettings withFaults(Faults value) {
        return new MtaSettings(
                listen,
                persona,
                hostname,
                authority,
                certificate,
                implicitTls,
                value,
                logins,
                lenientEnd,
                bounds,
                timeout,
                clock);
    }

    public MtaSettings withLogins(Logins value) {
        return new MtaSettings(
                listen,
                persona,
                hostname,
                authority,
                certificate,
                implicitTls,
                faults,
                value,
                lenientEnd,
                bounds,
                timeout,
                clock);
    }

    public MtaSettings withLenientEnd(boolean value) {
        return new MtaSettings(
                listen,
                persona,
                hostname,
                authority,
                certificate,
                implicitTls,
                faults,
                logins,
                value,
                bounds,
                timeout,
                clock);
    }

    public MtaSettings withBounds(MailboxBounds value) {
        return new MtaSettings(
                listen,
                persona,
                hostname,
                authority,
                certificate,
                implicitTls,
                faults,
                logins,
                lenientEnd,
                value,
                timeout,
                clock);
    }

    public MtaSettings withTimeout(Duration value) {
        return new MtaSettings(
                listen,
                persona,
                hostname,
                authority,
                certificate,
                implicitTls,
                faults,
                logins,
                lenientEnd,
                bounds,
                value,
                clock);
    }

    public MtaSettings withClock(InstantSource value) {
        return new MtaSettings(
                listen,
                persona,
                hostname,
                authority,
                certificate,
                implicitTls,
                faults,
                logins,
                lenientEnd,
                bounds,
                timeout,
                value);
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException("Four octets are an IPv4 address", e);
        }
    }
}
