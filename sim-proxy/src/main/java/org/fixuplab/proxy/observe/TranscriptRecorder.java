package org.fixuplab.proxy.observe;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.proxy.observe.TranscriptLine.Kind;
import org.fixuplab.smtp.Octets;
import org.jspecify.annotations.Nullable;

/**
 * Collects the transcript of one session. A line lasts until its LF, until the other peer speaks, or until the session ends, in however
 * many segments it came. Written by the session's event loop; {@link #snapshot} may be called by any thread.
 */
public final class TranscriptRecorder implements SessionObserver {

    /** How many octets of a session are kept, unless told otherwise. */
    public static final int DEFAULT_LIMIT = 256 * 1024;

    private static final int MOST_EVENTS = 10_000;
    private static final int MOST_NOTES = 1_000;

    /** What an entry costs at least: a peer that sends only line ends must not get more entries than memory allows. */
    private static final int LEAST_COST = 32;

    private final int limit;
    private final List<TranscriptLine> lines = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<String> syslog = new ArrayList<>();
    private final Map<Direction, LineInProgress> current = new EnumMap<>(Direction.class);

    /** Facts told before the segment they are about: they follow it here. */
    private final List<TranscriptLine> notes = new ArrayList<>();

    /** Offsets in the client's stream at which a payload begins or ends, in turn. */
    private final Queue<Long> payloadBounds = new ArrayDeque<>();

    /** An event came, and not yet the segment that it is about. */
    private boolean segmentFollows;

    private boolean inPayload;
    private long clientOpaqueFrom = Long.MAX_VALUE;
    private long serverOpaqueFrom = Long.MAX_VALUE;
    private int kept;
    private int notesKept;
    private long leftOut;
    private @Nullable SessionInfo session;
    private @Nullable SessionEnd end;

    public TranscriptRecorder() {
        this(DEFAULT_LIMIT);
    }

    /** @param limit how many octets are kept; of what comes later only the number is told */
    public TranscriptRecorder(int limit) {
        this.limit = limit;
        for (Direction from : Direction.values()) {
            current.put(from, new LineInProgress(from));
        }
    }

    @Override
    public synchronized void opened(SessionInfo opened) {
        session = opened;
    }

    @Override
    public boolean wantsOctets() {
        return true;
    }

    @Override
    public synchronized void accept(Event event) {
        segmentFollows = true;
        if (events.size() < MOST_EVENTS) {
            events.add(event);
        }
        if (event instanceof Event.DataStarted start) {
            payloadBounds.add(start.offset());
        } else if (event instanceof Event.DataEnded ended) {
            payloadBounds.add(ended.offset());
        } else if (event instanceof Event.TlsStarted tls) {
            clientOpaqueFrom = tls.clientOffset();
            serverOpaqueFrom = tls.serverOffset();
            notes.add(note(Direction.FROM_SERVER, EventSentences.TLS));
        } else if (leftOut == 0 && event instanceof Event.Altered altered) {
            line(altered.from()).altered(altered.behaviour(), altered.offset(), altered.before().length);
        } else if (leftOut == 0 && event instanceof Event.Secret secret) {
            line(secret.from()).secret(secret.offset(), secret.length());
        } else {
            EventSentences.of(event).ifPresent(sentence -> notes.add(note(EventSentences.about(event), sentence)));
        }
    }

    @Override
    public synchronized void segment(Direction from, byte[] before, byte[] after) {
        segmentFollows = false;
        complete(line(from == Direction.FROM_CLIENT ? Direction.FROM_SERVER : Direction.FROM_CLIENT));
        LineInProgress line = line(from);
        if (leftOut > 0) {
            complete(line);
            leftOut += before.length;
            line.skip(before.length);
            keepNotes();
            return;
        }
        int common = Math.min(before.length, after.length);
        for (int i = 0; i < before.length; i++) {
            kind(from, line.next());
            line.add(before[i], i < common ? after[i] & 0xff : LineInProgress.NOTHING);
            if (line.kind() != Kind.OPAQUE && (before[i] == Octets.LF || line.isLong())) {
                complete(line);
            }
        }
        if (before.length == 0) {
            line.answer(after);
            complete(line);
        }
        if (!notes.isEmpty()) {
            complete(line);
            keepNotes();
        }
    }

    /** The device logs a line, of what was told last. That connections come and go is no note: every session would have it. */
    public synchronized void logged(SyslogLine line) {
        if (syslog.size() < MOST_EVENTS) {
            syslog.add(line.text());
        }
        if (!line.log().isOfEveryConnection()) {
            notes.add(note(Direction.FROM_CLIENT, line.text()));
        }
        if (!segmentFollows) {
            keepNotes();
        }
    }

    private void keepNotes() {
        // Notes are few, and say why: they are kept when octets no longer are.
        notes.stream().limit(MOST_NOTES - notesKept).forEach(lines::add);
        notesKept = Math.min(MOST_NOTES, notesKept + notes.size());
        notes.clear();
    }

    /** Ends the line in progress where the next octet is of another kind. */
    private void kind(Direction from, long offset) {
        boolean client = from == Direction.FROM_CLIENT;
        while (client && !payloadBounds.isEmpty() && offset >= payloadBounds.element()) {
            payloadBounds.remove();
            inPayload = !inPayload;
        }
        Kind kind = offset >= (client ? clientOpaqueFrom : serverOpaqueFrom)
                ? Kind.OPAQUE
                : client && inPayload ? Kind.PAYLOAD : Kind.DIALOGUE;
        LineInProgress line = line(from);
        if (line.kind() != kind) {
            complete(line);
            line.become(kind);
        }
    }

    private void complete(LineInProgress line) {
        if (!line.isEmpty()) {
            keep(line.complete());
        }
    }

    private void keep(TranscriptLine line) {
        int cost = Math.max(LEAST_COST, line.before().length);
        if (leftOut > 0 || kept + cost > limit) {
            leftOut += line.length();
        } else {
            kept += cost;
            lines.add(line);
        }
    }

    @Override
    public synchronized void closed(SessionEnd ended) {
        current.values().forEach(this::complete);
        keepNotes();
        end = ended;
    }

    /**
     * The session so far. A line that is not yet complete is left out.
     *
     * @throws IllegalStateException before the session was opened
     */
    public synchronized Transcript snapshot() {
        SessionInfo opened = session;
        if (opened == null) {
            throw new IllegalStateException("a transcript of a session that was not opened");
        }
        List<TranscriptLine> all = new ArrayList<>(lines);
        if (leftOut > 0) {
            all.add(note(Direction.FROM_CLIENT, EventSentences.octets(leftOut) + " more were left out"));
        }
        if (end != null) {
            all.add(note(Direction.FROM_CLIENT, "session " + EventSentences.of(end)));
        }
        return new Transcript(opened, all, Optional.ofNullable(end), events, syslog);
    }

    private LineInProgress line(Direction from) {
        return Objects.requireNonNull(current.get(from));
    }

    private static TranscriptLine note(Direction about, String sentence) {
        byte[] text = Octets.octets(sentence);
        return new TranscriptLine(Kind.NOTE, about, 0, text, text, 0, List.of());
    }
}
