package org.fixuplab.proxy.record;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.proxy.observe.SessionInfo;

/**
 * One session so far. Immutable.
 *
 * @param entries in the order of what happened
 * @param upstreamFrom the firewall's own end of the server's leg; empty while that leg is not up
 * @param end empty while the session goes on
 * @param ended when it ended; empty as {@code end} is
 * @param eventsLeftOut entries that are no octets and were not kept, because there were too many
 */
public record Recording(
        SessionInfo session,
        List<Entry> entries,
        Optional<InetSocketAddress> upstreamFrom,
        Optional<SessionEnd> end,
        Optional<Instant> ended,
        long eventsLeftOut) {

    public Recording {
        entries = List.copyOf(entries);
    }

    /** The entries of one kind, in order. */
    public <E extends Entry> List<E> entries(Class<E> kind) {
        return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
