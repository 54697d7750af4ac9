package org.fixuplab.proxy;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Function;
import org.fixuplab.event.EventSink;
import org.fixuplab.inspect.Inspector;

/**
 * What one firewall is made of. Immutable.
 *
 * @param listen where clients connect; port 0 is any free port
 * @param upstream the mail server; a name that is not resolved is looked up for each session; {@link #AS_ADDRESSED} if each session has
 *     its own
 * @param inspectors makes the inspector of one session, which reports to the sink given
 * @param idleTimeout a session in which no octet moves for so long ends with FIN on both legs
 * @param joinTimeout how long a piece of a reply line may be held
 * @param linger how long a session that was ended in silence keeps its sockets, until both legs get RST
 * @param placement how it stands between its peers
 * @param maxSessions so many sessions at a time; a client beyond them is refused
 */
public record FirewallSettings(
        InetSocketAddress listen,
        InetSocketAddress upstream,
        Function<EventSink, Inspector> inspectors,
        Segmentation segments,
        Duration idleTimeout,
        Duration joinTimeout,
        Duration linger,
        Placement placement,
        int maxSessions) {

    /** In place of an upstream: the address that the session's client connected to. Only a transparent placement lets that be another's. */
    public static final InetSocketAddress AS_ADDRESSED = new InetSocketAddress(0);

    /** The defaults: a read is a segment; idle 600 s; a reply line is held for 1 s; silence lasts 600 s; two plain connections; no bound on sessions. */
    public FirewallSettings(
            InetSocketAddress listen, InetSocketAddress upstream, Function<EventSink, Inspector> inspectors) {
        this(
                listen,
                upstream,
                inspectors,
                Segmentation.READ,
                Duration.ofSeconds(600),
                Duration.ofSeconds(1),
                Duration.ofSeconds(600),
                Placement.PLAIN,
                Integer.MAX_VALUE);
    }

    /** Where a session goes on to whose client connected to this address. */
    InetSocketAddress upstreamOf(InetSocketAddress addressed) {
        return upstream.equals(AS_ADDRESSED) ? addressed : upstream;
    }

    public FirewallSettings withSegments(Segmentation value) {
        return new FirewallSettings(
                listen, upstream, inspectors, value, idleTimeout, joinTimeout, linger, placement, maxSessions);
    }

    public FirewallSettings withIdleTimeout(Duration value) {
        return new FirewallSettings(
                listen, upstream, inspectors, segments, value, joinTimeout, linger, placement, maxSessions);
    }

    public FirewallSettings withJoinTimeout(Duration value) {
        return new FirewallSettings(
                listen, upstream, inspectors, segments, idleTimeout, value, linger, placement, maxSessions);
    }

    public FirewallSettings withLinger(Duration value) {
        return new FirewallSettings(
                listen, upstream, inspectors, segments, idleTimeout, joinTimeout, value, placement, maxSessions);
    }

    public FirewallSettings withPlacement(Placement value) {
        return new FirewallSettings(
                listen, upstream, inspectors, segments, idleTimeout, joinTimeout, linger, value, maxSessions);
    }

    public FirewallSettings withMaxSessions(int value) {
        return new FirewallSettings(
                listen, upstream, inspectors, segments, idleTimeout, joinTimeout, linger, placement, value);
    }
}
