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
 */
public final class SessionRecorder implements SessionObserver {

    /** How many octets of a session are kept, unless told otherwise. */
    public static final int DEFAULT_LIMIT = 256 * 1024;

    private static final int MOST_EVENTS = 10_000;

    /** What an entry costs at least: a peer that sends only line ends must not get more entries than memory allows. */
    private static final int ENTRY = 32;

    private final Secrets secrets;
    private final int limit;
    private final InstantSource clock;
    private final Consumer<Entry> listener;

    private final List<Entry> entries = new ArrayList<>();
    private final List<Entry> pending = new ArrayList<>(0);
    private final Stream client = new Stream();
    private final Stream server = new Stream();
    private int kept;
    private long size;
    private int events;
    private long eventsLeftOut;
    private boolean full;
    private @Nullable SessionInfo session;
    private @Nullable InetSocketAddress upstreamFrom;
    private @Nullable SessionEnd end;
    private @Nullable Instant ended;

    /** One direction's octets so far. */
    private static final class Stream {

        private final SecretMarks secrets = new SecretMarks();
        private long next;

        /** Where among the entries it is told how much was left out; -1: nothing was. */
        private int omitted = -1;
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
        pending.add(new Entry.Happened(clock.instant(), event));
    }

    /** The device logs a line, of what was told last: if that waits for its segment, so does the line. */
    public synchronized void logged(SyslogLine line) {
        Entry entry = new Entry.Logged(clock.instant(), line);
        if (pending.isEmpty()) {
            keepEvent(entry);
        } else {
            pending.add(entry);
        }
    }

    @Override
    public synchronized void segment(Direction from, byte[] before, byte[] after) {
        settle();
        Stream stream = stream(from);
        byte[] sent = stream.secrets.starred(before, stream.next);
        byte[] got = Arrays.equals(before, after) ? sent : starredAfter(stream, before, after);
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
    public synchronized void signal(Direction leg, LegSignal signal) {
        settle();
        keepEvent(new Entry.Signalled(clock.instant(), leg, signal));
    }

    @Override
    public synchronized void denied(Direction from, SegmentFlags flags, int octets) {
        settle();
        keepEvent(new Entry.Denied(clock.instant(), from, flags, octets));
    }

    @Override
    public synchronized void closed(SessionEnd how) {
        settle();
        end = how;
        ended = clock.instant();
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
        listener.accept(entry);
        if (isCounted(entry)) {
            if (events == MOST_EVENTS) {
                eventsLeftOut++;
                return;
            }
            events++;
        }
        size += ENTRY + weight(entry);
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

    private void keep(Entry.Segment segment) {
        listener.accept(segment);
        int sent = segment.before().length;
        int room = full ? 0 : Math.max(0, limit - kept);
        int cost = Math.max(ENTRY, Math.max(sent, segment.after().length));
        if (cost <= room) {
            kept += cost;
            add(segment);
            return;
        }
        full = true;
        kept = limit;
        int fits = segment.before().length == segment.after().length ? Math.min(room, sent) : 0;
        if (fits > 0) {
            byte[] before = Arrays.copyOf(segment.before(), fits);
            byte[] after = segment.altered() ? Arrays.copyOf(segment.after(), fits) : before;
            add(new Entry.Segment(segment.at(), segment.from(), segment.offset(), before, after));
        }
        omit(segment, fits);
    }

    private void add(Entry.Segment segment) {
        size += ENTRY + segment.before().length + (segment.altered() ? segment.after().length : 0);
        entries.add(segment);
    }

    /** All that is left out of one direction is one entry, where it began. */
    private void omit(Entry.Segment segment, int from) {
        Stream stream = stream(segment.from());
        long sent = segment.before().length - (long) from;
        long got = Math.max(0, segment.after().length - (long) from);
        if (stream.omitted < 0) {
            stream.omitted = entries.size();
            size += ENTRY;
            entries.add(new Entry.Omitted(segment.at(), segment.from(), segment.offset() + from, sent, got));
        } else if (entries.get(stream.omitted) instanceof Entry.Omitted so) {
            entries.set(
                    stream.omitted,
                    new Entry.Omitted(so.at(), so.from(), so.offset(), so.sent() + sent, so.got() + got));
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
