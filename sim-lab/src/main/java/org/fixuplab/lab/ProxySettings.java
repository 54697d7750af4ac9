package org.fixuplab.lab;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.proxy.Placement;
import org.fixuplab.proxy.Segmentation;
import org.fixuplab.proxy.observe.DeviceNames;

/**
 * What one firewall of a lab is made of. Immutable.
 *
 * @param policy what it does to SMTP
 * @param listen where clients connect; port 0 is any free port
 * @param upstream a server of your own in place of the lab's test MTA
 * @param segments what it judges at once
 * @param idleTimeout a session in which no octet moves for so long is ended
 * @param linger how long a session that was ended in silence keeps its sockets
 * @param device the names that the device would print
 * @param placement how it stands between its peers
 * @param maxSessions so many sessions at a time
 */
public record ProxySettings(
        InspectionPolicy policy,
        InetSocketAddress listen,
        Optional<InetSocketAddress> upstream,
        Segmentation segments,
        Duration idleTimeout,
        Duration linger,
        DeviceNames device,
        Placement placement,
        int maxSessions) {

    /** A free port of the IPv4 loopback, the test MTA behind it, a read is a segment, both waits 10 min, two plain connections, no bound on sessions. */
    public static ProxySettings of(InspectionPolicy policy) {
        return new ProxySettings(
                policy,
                new InetSocketAddress(Loopback.ADDRESS, 0),
                Optional.empty(),
                Segmentation.READ,
                Duration.ofMinutes(10),
                Duration.ofMinutes(10),
                DeviceNames.DEFAULT,
                Placement.PLAIN,
                Integer.MAX_VALUE);
    }

    public ProxySettings withPolicy(InspectionPolicy value) {
        return new ProxySettings(
                value, listen, upstream, segments, idleTimeout, linger, device, placement, maxSessions);
    }

    public ProxySettings withListen(InetSocketAddress value) {
        return new ProxySettings(
                policy, value, upstream, segments, idleTimeout, linger, device, placement, maxSessions);
    }

    /** This server, and not the test MTA. */
    public ProxySettings withUpstream(InetSocketAddress value) {
        return new ProxySettings(
                policy, listen, Optional.of(value), segments, idleTimeout, linger, device, placement, maxSessions);
    }

    public ProxySettings withSegments(Segmentation value) {
        return new ProxySettings(policy, listen, upstream, value, idleTimeout, linger, device, placement, maxSessions);
    }

    public ProxySettings withIdleTimeout(Duration value) {
        return new ProxySettings(policy, listen, upstream, segments, value, linger, device, placement, maxSessions);
    }

    public ProxySettings withLinger(Duration value) {
        return new ProxySettings(
                policy, listen, upstream, segments, idleTimeout, value, device, placement, maxSessions);
    }

    public ProxySettings withDevice(DeviceNames value) {
        return new ProxySettings(
                policy, listen, upstream, segments, idleTimeout, linger, value, placement, maxSessions);
    }

    public ProxySettings withPlacement(Placement value) {
        return new ProxySettings(policy, listen, upstream, segments, idleTimeout, linger, device, value, maxSessions);
    }

    public ProxySettings withMaxSessions(int value) {
        return new ProxySettings(policy, listen, upstream, segments, idleTimeout, linger, device, placement, value);
    }
}
