package org.fixuplab.lab;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.mta.MtaSettings;
import org.fixuplab.mta.Persona;
import org.fixuplab.proxy.Segmentation;
import org.fixuplab.proxy.observe.DeviceNames;
import org.fixuplab.proxy.observe.SessionObserver;

/**
 * What one lab is made of. Immutable.
 *
 * @param policy what the firewall does to SMTP
 * @param listen where the firewall listens; port 0 is any free port
 * @param upstream a server of your own in place of the test MTA
 * @param mta the test MTA; without an authority of its own it gets the lab's
 * @param segments what the firewall judges at once
 * @param idleTimeout a session in which no octet moves for so long is ended
 * @param linger how long a session that was ended in silence keeps its sockets
 * @param observers watch every session, beside the lab's own
 * @param device the names that the device would print
 */
public record LabSettings(
        InspectionPolicy policy,
        InetSocketAddress listen,
        Optional<InetSocketAddress> upstream,
        MtaSettings mta,
        Segmentation segments,
        Duration idleTimeout,
        Duration linger,
        List<SessionObserver.Factory> observers,
        DeviceNames device) {

    /** The name of the test MTA, unless told otherwise. */
    public static final String DEFAULT_HOSTNAME = "mail.example.com";

    public LabSettings {
        observers = List.copyOf(observers);
    }

    /** Free ports of the IPv4 loopback, the postfix persona, a read is a segment, both waits 10 min. */
    public static LabSettings of(InspectionPolicy policy) {
        return new LabSettings(
                policy,
                new InetSocketAddress(Loopback.ADDRESS, 0),
                Optional.empty(),
                MtaSettings.of(Persona.named("postfix"), DEFAULT_HOSTNAME),
                Segmentation.READ,
                Duration.ofMinutes(10),
                Duration.ofMinutes(10),
                List.of(),
                DeviceNames.DEFAULT);
    }

    public LabSettings withPolicy(InspectionPolicy value) {
        return new LabSettings(value, listen, upstream, mta, segments, idleTimeout, linger, observers, device);
    }

    public LabSettings withListen(InetSocketAddress value) {
        return new LabSettings(policy, value, upstream, mta, segments, idleTimeout, linger, observers, device);
    }

    /** No test MTA: the firewall stands before this server. */
    public LabSettings withUpstream(InetSocketAddress value) {
        return new LabSettings(
                policy, listen, Optional.of(value), mta, segments, idleTimeout, linger, observers, device);
    }

    public LabSettings withMta(MtaSettings value) {
        return new LabSettings(policy, listen, upstream, value, segments, idleTimeout, linger, observers, device);
    }

    public LabSettings withSegments(Segmentation value) {
        return new LabSettings(policy, listen, upstream, mta, value, idleTimeout, linger, observers, device);
    }

    public LabSettings withIdleTimeout(Duration value) {
        return new LabSettings(policy, listen, upstream, mta, segments, value, linger, observers, device);
    }

    public LabSettings withLinger(Duration value) {
        return new LabSettings(policy, listen, upstream, mta, segments, idleTimeout, value, observers, device);
    }

    public LabSettings withDevice(DeviceNames value) {
        return new LabSettings(policy, listen, upstream, mta, segments, idleTimeout, linger, observers, value);
    }

    public LabSettings withPersona(Persona value) {
        return withMta(mta.withPersona(value));
    }

    public LabSettings withHostname(String value) {
        return withMta(mta.withHostname(value));
    }

    /** One more observer. */
    public LabSettings withObserver(SessionObserver.Factory value) {
        List<SessionObserver.Factory> more = new ArrayList<>(observers);
        more.add(value);
        return new LabSettings(policy, listen, upstream, mta, segments, idleTimeout, linger, more, device);
    }
}
