package org.fixuplab.proxy.record;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.proxy.observe.LegSignal;
import org.fixuplab.proxy.observe.SegmentFlags;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.proxy.observe.SessionInfo;
import org.fixuplab.proxy.observe.SessionObserver;
import org.fixuplab.proxy.observe.SyslogLine;
import org.jspecify.annotations.Nullable;

/**
 * Records one session. What is told of a segment is kept back until the segment itself comes, and its credentials are starred by then:
 * nobody sees an event that holds any. Written by the session's event loop; {@link #snapshot} and {@link #size} may be called by any thread.
 * The listener is called without the lock, and finds what it hears of in the record.
 */
public final class SessionRecorder implements SessionObserver {

    /** How many octets of a session are kept, unless told otherwise. */
    public static final int DEFAULT_LIMIT = 256 * 1024;

    private static final int MOST_EVENTS = 10_000;

    /** One part in so many of the room is not for messages. */
    private static final int RESERVE = 4;

    /** Octets of {@code CRLF . CRLF}. */
    private static final int DOT = 5;

    /** What an entry costs at least: a peer that sends only line ends must not get more entries than memory allows. */
    private static final int ENTRY = 32;

    /** What an entry takes in memory, about, beside its octets and text. */
    private static final int OBJECTS = 96;

    private final Secrets secrets;
    private final int limit;
    private final InstantSource clock;
    private final Consumer<Entry> listener;

    private final List<Entry> entries = new ArrayList<>();
    private final List<Entry> pending = new ArrayList<>(0);

    /** Entries that the listener has not heard yet. Confined to the event loop. */
    private final List<Entry> unheard = new ArrayList<>(0);

    private final Stream client = new Stream();
    private final Stream server = new Stream();
    private int kept;
    private long size;
    private int events;

    /** Octets of events. */
    private int told;

    private long eventsLeftOut;
    private @Nullable SessionInfo session;
    private @Nullable InetSocketAddress upstreamFrom;
    private @Nullable SessionEnd end;
    private @Nullable Instant ended;

    /** One direction's octets so far. */
    private static final class Stream {

        private final SecretMarks secrets = new SecretMarks();
        private long next;

        /** Where the message ends whose end was told last, and where the one begins whose beginning was. */
        private long messageEnds;

        private long messageBegins = Long.MAX_VALUE;
        private long opaqueFrom = Long.MAX_VALUE;

        /** Where among the entries it is told how much was left out just before the next octet; -1: nothing was. */
        private int omitted = -1;

        /** Whether the next octets, so many, are of a message or opaque, but for what may stand behind the message. */
        boolean isBulk(int length) {
            return next + length > opaqueFrom
                    || (next + length > messageBegins && messageBegins >= messageEnds)
                    || next + DOT < messageEnds;
        }

        /** The first of the next octets, so many, that is of a message's terminator, or behind it. */
        int tail(int length) {
            boolean ends = messageEnds > next && messageEnds <= next + length && opaqueFrom > messageEnds;
            return ends ? (int) Math.max(0, messageEnds - DOT - next) : length;
        }
    }

    /** @param limit how many octets are kept; of what comes later only the number is told */
    public SessionRecorder(int limit) {
        this(limit, Secrets.STARRED, InstantSource.system(), entry -> {});
    }

    /** @param listener hears each entry as it is made, on the session's event loop, whether it is kept or not: must not block */
    public SessionRecorder(int limit, Secrets secrets, InstantSource clock, Consumer<Entry> listener) {
        this.limit = limit;
        this.secrets = secrets;
        this.clock = clock;
        this.listener = listener;
    }

    @Override
    public synchronized void opened(SessionInfo opened) {
        session = opened;
    }

    @Override
    public synchronized void connected(InetSocketAddress from) {
        upstreamFrom = from;
    }

    @Override
    public boolean wantsOctets() {
        return true;
    }

    @Override
    public synchronized void accept(Event event) {
        if (event instanceof Event.Secret secret && secrets == Secrets.STARRED) {
            stream(secret.from()).secrets.add(secret.offset(), secret.length());
        }
        if (event instanceof Event.DataStarted start) {
            client.messageBegins = start.offset();
        } else if (event instanceof Event.DataEnded ended) {
            client.messageEnds = ended.offset();
        } else if (event instanceof Event.TlsStarted tls) {
            client.opaqueFrom = tls.clientOffset();
            server.opaqueFrom = tls.serverOffset();
        }
        pending.add(new Entry.Happened(clock.instant(), event));
    }

    /** The device logs a line, of what was told last: if that waits for its segment, so does the line. */
    public void logged(SyslogLine line) {
        synchronized (this) {
            Entry entry = new Entry.Logged(clock.instant(), line);
            if (pending.isEmpty()) {
                keepEvent(entry);
            } else {
                pending.add(entry);
            }
        }
        tell();
    }

    @Override
    public void segment(Direction from, byte[] before, byte[] after) {
        synchronized (this) {
            settle();
            judged(from, before, after);
        }
        tell();
    }

    private void judged(Direction from, byte[] before, byte[] after) {
        Stream stream = stream(from);
        byte[] sent = stream.secrets.starred(before, stream.next);
        byte[] got = before == after || Arrays.equals(before, after) ? sent : starredAfter(stream, before, after);
        keep(new Entry.Segment(clock.instant(), from, stream.next, sent, got));
        stream.next += before.length;
        stream.secrets.passed(stream.next);
    }

    /** What the firewall says itself holds no credentials. */
    private static byte[] starredAfter(Stream stream, byte[] before, byte[] after) {
        if (before.length == 0) {
            return after;
        }
        boolean comparable = after.length <= before.length;
        return stream.secrets.starred(after, comparable ? before : after, stream.next);
    }

    @Override
    public void signal(Direction leg, LegSignal signal) {
        synchronized (this) {
            settle();
            keepEvent(new Entry.Signalled(clock.instant(), leg, signal));
        }
        tell();
    }

    @Override
    public void denied(Direction from, SegmentFlags flags, int octets) {
        synchronized (this) {
            settle();
            keepEvent(new Entry.Denied(clock.instant(), from, flags, octets));
        }
        tell();
    }

    @Override
    public void closed(SessionEnd how) {
        synchronized (this) {
            settle();
            end = how;
            ended = clock.instant();
        }
        tell();
    }

    private void tell() {
        try {
            unheard.forEach(listener);
        } finally {
            unheard.clear();
        }
    }

    /** What was told of the segment that comes now is complete: all that is secret of it is known. */
    private void settle() {
        if (!pending.isEmpty()) {
            for (Entry entry : pending) {
                keepEvent(entry instanceof Entry.Happened happened ? starred(happened) : entry);
            }
            pending.clear();
        }
    }

    private Entry starred(Entry.Happened happened) {
        if (!(happened.event() instanceof Event.Altered altered)) {
            return happened;
        }
        SecretMarks marks = stream(altered.from()).secrets;
        byte[] before = marks.starred(altered.before(), altered.offset());
        byte[] after =
                altered.before().length == 0 ? altered.after() : marks.starred(altered.after(), altered.offset());
        return new Entry.Happened(
                happened.at(), new Event.Altered(altered.behaviour(), altered.from(), altered.offset(), before, after));
    }

    private void keepEvent(Entry entry) {
        unheard.add(entry);
        int weight = weight(entry);
        if (isCounted(entry)) {
            if (events == MOST_EVENTS || weight > limit - told) {
                eventsLeftOut++;
                return;
            }
            events++;
            told += weight;
        }
        size += OBJECTS + weight;
        entries.add(entry);
    }

    /** How a session ends is kept even of one that had more to tell than is kept; it is told in a few entries. */
    private static boolean isCounted(Entry entry) {
        return !(entry instanceof Entry.Signalled)
                && !(entry instanceof Entry.Denied)
                && !(entry instanceof Entry.Happened happened
                        && (happened.event() instanceof Event.Ended || happened.event() instanceof Event.TlsStarted));
    }

    private static int weight(Entry entry) {
        if (entry instanceof Entry.Logged logged) {
            return logged.line().text().length();
        } else if (entry instanceof Entry.Happened happened && happened.event() instanceof Event.Altered altered) {
            return altered.before().length + altered.after().length;
        }
        return 0;
    }

    /**
     * Messages, and what TLS hides, may take three quarters of the room. The rest is for what is said around them: the reply to a message
     * too big to keep is what one looks for first.
     */
    private void keep(Entry.Segment segment) {
        unheard.add(segment);
        Stream stream = stream(segment.from());
        int length = segment.before().length;
        boolean bulk = stream.isBulk(length);
        int room = limit - kept - (bulk ? limit / RESERVE : 0);
        if (cost(segment) <= room) {
            add(segment);
        } else if (length == segment.after().length) {
            int head = stream.omitted < 0 ? Math.max(0, Math.min(room, length)) : 0;
            int tail = bulk ? Math.max(head, stream.tail(length)) : length;
            addPart(segment, 0, head);
            omit(segment, head, tail);
            addPart(segment, tail, length);
        } else {
            omit(segment, 0, length);
        }
    }

    private static int cost(Entry.Segment segment) {
        return Math.max(ENTRY, Math.max(segment.before().length, segment.after().length));
    }

    /** The octets {@code [from, to)} of a segment of which none was taken out. */
    private void addPart(Entry.Segment segment, int from, int to) {
        if (from < to) {
            byte[] before = Arrays.copyOfRange(segment.before(), from, to);
            byte[] after = segment.altered() ? Arrays.copyOfRange(segment.after(), from, to) : before;
            Entry.Segment part =
                    new Entry.Segment(segment.at(), segment.from(), segment.offset() + from, before, after);
            if (cost(part) <= limit - kept) {
                add(part);
            } else {
                omit(part, 0, part.before().length);
            }
        }
    }

    private void add(Entry.Segment segment) {
        kept += cost(segment);
        size += OBJECTS + segment.before().length + (segment.altered() ? segment.after().length : 0);
        stream(segment.from()).omitted = -1;
        entries.add(segment);
    }

    /** What is left out in one piece is one entry, where it began. */
    private void omit(Entry.Segment segment, int from, int to) {
        if (from == to && segment.after().length == segment.before().length) {
            return;
        }
        Stream stream = stream(segment.from());
        long sent = (long) to - from;
        long got = segment.before().length == segment.after().length ? sent : segment.after().length;
        if (stream.omitted >= 0 && entries.get(stream.omitted) instanceof Entry.Omitted so) {
            entries.set(
                    stream.omitted,
                    new Entry.Omitted(so.at(), so.from(), so.offset(), so.sent() + sent, so.got() + got));
        } else {
            stream.omitted = entries.size();
            size += OBJECTS;
            entries.add(new Entry.Omitted(segment.at(), segment.from(), segment.offset() + from, sent, got));
        }
    }

    private Stream stream(Direction from) {
        return from == Direction.FROM_CLIENT ? client : server;
    }

    /** About how many octets of memory the session takes. */
    public synchronized long size() {
        return size;
    }

    /**
     * The session so far.
     *
     * @throws IllegalStateException before the session was opened
     */
    public synchronized Recording snapshot() {
        SessionInfo opened = session;
        if (opened == null) {
            throw new IllegalStateException("a recording of a session that was not opened");
        }
        return new Recording(
                opened,
                entries,
                Optional.ofNullable(upstreamFrom),
                Optional.ofNullable(end),
                Optional.ofNullable(ended),
                eventsLeftOut);
    }
}
