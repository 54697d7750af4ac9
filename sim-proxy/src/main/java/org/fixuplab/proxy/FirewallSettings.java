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
 * @param upstream the mail server; a name that is not resolved is looked up for each session
 * @param inspectors makes the inspector of one session, which reports to the sink given
 * @param idleTimeout a session in which no octet moves for so long ends with FIN on both legs
 * @param joinTimeout how long a piece of a reply line may be held
 * @param linger how long a session that was ended in silence keeps its sockets, until both legs get RST
 */
public record FirewallSettings(
        InetSocketAddress listen,
        InetSocketAddress upstream,
        Function<EventSink, Inspector> inspectors,
        Segmentation segments,
        Duration idleTimeout,
        Duration joinTimeout,
        Duration linger) {

    /** The defaults: a read is a segment; idle 600 s; a reply line is held for 1 s; silence lasts 600 s. */
    public FirewallSettings(
            InetSocketAddress listen, InetSocketAddress upstream, Function<EventSink, Inspector> inspectors) {
        this(
                listen,
                upstream,
                inspectors,
                Segmentation.READ,
                Duration.ofSeconds(600),
                Duration.ofSeconds(1),
                Duration.ofSeconds(600));
    }

    public FirewallSettings withSegments(Segmentation value) {
        return new FirewallSettings(listen, upstream, inspectors, value, idleTimeout, joinTimeout, linger);
    }

    public FirewallSettings withIdleTimeout(Duration value) {
        return new FirewallSettings(listen, upstream, inspectors, segments, value, joinTimeout, linger);
    }

    public FirewallSettings withJoinTimeout(Duration value) {
        return new FirewallSettings(listen, upstream, inspectors, segments, idleTimeout, value, linger);
    }

    public FirewallSettings withLinger(Duration value) {
        return new FirewallSettings(listen, upstream, inspectors, segments, idleTimeout, joinTimeout, value);
    }
}
