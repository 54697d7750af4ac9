package org.fixuplab.proxy.record;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.proxy.observe.DeviceNames;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.proxy.observe.SessionInfo;
import org.fixuplab.proxy.observe.SyslogLine;
import org.fixuplab.smtp.Octets;

/**
 * Takes names, addresses and message bodies out of a recording, and keeps all lengths and offsets: the same name gets the same replacement
 * throughout the session. What the firewall overwrote stays as it overwrote it.
 *
 * <p>Names are hosts, mailboxes and domains in commands and in replies, and whatever looks like a domain; a reply that describes a person in
 * other words keeps them. Of messages the lines' lengths and the names of usual header fields stay, of TLS the records' lengths.
 */
public final class Anonymiser {

    private final Names names = new Names();
    private final Map<Direction, AnonymousStream> streams = new EnumMap<>(Direction.class);

    private Anonymiser() {}

    /**
     * A session without names, and its device's.
     *
     * @param device whose addresses are replaced as those of the recording are
     */
    public record Anonymous(Recording recording, DeviceNames device) {}

    /** The recording without them. Deterministic. */
    public static Recording of(Recording recording) {
        return of(recording, DeviceNames.DEFAULT).recording();
    }

    public static Anonymous of(Recording recording, DeviceNames device) {
        Anonymiser anonymiser = new Anonymiser();
        for (Direction from : Direction.values()) {
            anonymiser.streams.put(from, new AnonymousStream(from, recording.entries()));
        }
        // Twice to learn: a name may be known only after the line that quotes it.
        anonymiser.round(recording, device);
        anonymiser.round(recording, device);
        anonymiser.names.learned();
        return anonymiser.round(recording, device);
    }

    private Anonymous round(Recording recording, DeviceNames device) {
        streams.values().forEach(stream -> stream.read(names));
        SessionInfo session = recording.session();
        SessionInfo anonymous = new SessionInfo(
                session.id(),
                socket(session.client()),
                socket(session.firewall()),
                socket(session.server()),
                session.opened());
        List<Entry> entries = recording.entries().stream().map(this::entry).toList();
        Recording result = new Recording(
                anonymous,
                entries,
                recording.upstreamFrom().map(this::socket),
                recording.end().map(this::end),
                recording.ended(),
                recording.eventsLeftOut());
        return new Anonymous(
                result,
                new DeviceNames(
                        device.inside(),
                        device.port(),
                        device.outsideAddress().map(this::address),
                        device.insideAddress().map(this::address)));
    }

    private InetSocketAddress socket(InetSocketAddress socket) {
        if (socket.isUnresolved()) {
            names.know(socket.getHostString());
            return InetSocketAddress.createUnresolved(names.name(socket.getHostString()), socket.getPort());
        }
        try {
            // A literal: nothing is looked up.
            InetAddress address = InetAddress.getByName(address(literal(socket)));
            return new InetSocketAddress(InetAddress.getByAddress(address.getAddress()), socket.getPort());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address became none", impossible);
        }
    }

    private static String literal(InetSocketAddress socket) {
        String address = socket.getAddress().getHostAddress();
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    private String address(String address) {
        names.know(address);
        return names.name(address);
    }

    private SessionEnd end(SessionEnd end) {
        Optional<String> reason = end.reason().map(names::text);
        return new SessionEnd(end.client(), end.server(), end.cause(), reason);
    }

    private Entry entry(Entry entry) {
        if (entry instanceof Entry.Segment segment) {
            return segment(segment);
        } else if (entry instanceof Entry.Logged logged) {
            SyslogLine line = logged.line();
            return new Entry.Logged(logged.at(), new SyslogLine(line.log(), names.text(line.text())));
        } else if (entry instanceof Entry.Happened happened) {
            return new Entry.Happened(happened.at(), event(happened.event()));
        }
        return entry;
    }

    private Entry.Segment segment(Entry.Segment segment) {
        byte[] before = replaced(segment.from(), segment.before(), segment.before(), segment.offset());
        byte[] after = segment.altered()
                ? replaced(segment.from(), segment.before(), segment.after(), segment.offset())
                : before;
        return new Entry.Segment(segment.at(), segment.from(), segment.offset(), before, after);
    }

    /** What the firewall says itself is text of its own. */
    private byte[] replaced(Direction from, byte[] before, byte[] octets, long offset) {
        return before.length == 0
                ? Octets.octets(names.text(Octets.text(octets)))
                : Objects.requireNonNull(streams.get(from)).of(octets, offset);
    }

    private Event event(Event event) {
        if (event instanceof Event.Altered it) {
            return new Event.Altered(
                    it.behaviour(),
                    it.from(),
                    it.offset(),
                    replaced(it.from(), it.before(), it.before(), it.offset()),
                    replaced(it.from(), it.before(), it.after(), it.offset()));
        } else if (event instanceof Event.Matched it) {
            return new Event.Matched(
                    it.behaviour(),
                    it.from(),
                    it.offset(),
                    names.text(it.subject()),
                    it.action(),
                    it.logged(),
                    it.mapClass());
        }
        return event;
    }
}
