package org.fixuplab.proxy.transcript;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.proxy.observe.EventSentences;
import org.fixuplab.proxy.observe.SyslogLine;
import org.fixuplab.proxy.record.Entry;
import org.fixuplab.proxy.record.Recording;
import org.fixuplab.proxy.transcript.TranscriptLine.Kind;
import org.fixuplab.smtp.Octets;

/**
 * Makes a transcript of a recording. A line lasts until its LF, until the other peer speaks, or until the session ends, in however many
 * segments it came.
 */
final class TranscriptBuilder {

    private static final int MOST_NOTES = 1_000;

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
    private int notesKept;
    private Instant now = Instant.EPOCH;

    private TranscriptBuilder() {
        for (Direction from : Direction.values()) {
            current.put(from, new LineInProgress(from));
        }
    }

    static Transcript of(Recording recording) {
        TranscriptBuilder builder = new TranscriptBuilder();
        for (Entry entry : recording.entries()) {
            builder.add(entry);
        }
        return builder.transcript(recording);
    }

    private void add(Entry entry) {
        now = entry.at();
        if (entry instanceof Entry.Segment segment) {
            segment(segment.from(), segment.before(), segment.after());
        } else if (entry instanceof Entry.Happened happened) {
            happened(happened.event());
        } else if (entry instanceof Entry.Logged logged) {
            logged(logged.line());
        } else if (entry instanceof Entry.Omitted omitted) {
            leftOut(omitted);
        }
    }

    private void leftOut(Entry.Omitted omitted) {
        LineInProgress line = line(omitted.from());
        complete(line);
        line.skip(omitted.sent());
        lines.add(note(
                omitted.from(),
                EventSentences.octets(Math.max(omitted.sent(), omitted.got())) + " of the " + who(omitted.from())
                        + " were left out"));
        keepNotes();
    }

    private static String who(Direction from) {
        return switch (from) {
            case FROM_CLIENT -> "client";
            case FROM_SERVER -> "server";
        };
    }

    private void happened(Event event) {
        segmentFollows = true;
        events.add(event);
        if (event instanceof Event.DataStarted start) {
            payloadBounds.add(start.offset());
        } else if (event instanceof Event.DataEnded ended) {
            payloadBounds.add(ended.offset());
        } else if (event instanceof Event.TlsStarted tls) {
            clientOpaqueFrom = tls.clientOffset();
            serverOpaqueFrom = tls.serverOffset();
            notes.add(note(Direction.FROM_SERVER, EventSentences.TLS));
        } else if (event instanceof Event.Altered altered) {
            line(altered.from()).altered(altered.behaviour(), altered.offset(), altered.before().length);
        } else {
            EventSentences.of(event).ifPresent(sentence -> notes.add(note(EventSentences.about(event), sentence)));
        }
    }

    private void segment(Direction from, byte[] before, byte[] after) {
        segmentFollows = false;
        complete(line(from == Direction.FROM_CLIENT ? Direction.FROM_SERVER : Direction.FROM_CLIENT));
        LineInProgress line = line(from);
        int common = Math.min(before.length, after.length);
        for (int i = 0; i < before.length; i++) {
            kind(from, line.next());
            line.add(now, before[i], i < common ? after[i] & 0xff : LineInProgress.NOTHING);
            if (line.kind() != Kind.OPAQUE && (before[i] == Octets.LF || line.isLong())) {
                complete(line);
            }
        }
        if (before.length == 0) {
            line.answer(now, after);
            complete(line);
        }
        if (!notes.isEmpty()) {
            complete(line);
            keepNotes();
        }
    }

    /** Of what was told last. That connections come and go is no note: every session would have it. */
    private void logged(SyslogLine line) {
        syslog.add(line.text());
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
            lines.add(line.complete());
        }
    }

    /** A line that is not yet complete is left out, unless the session is over. */
    private Transcript transcript(Recording recording) {
        if (recording.end().isPresent()) {
            current.values().forEach(this::complete);
        }
        keepNotes();
        now = recording.ended().orElse(now);
        recording.end().ifPresent(end -> lines.add(note(Direction.FROM_CLIENT, "session " + EventSentences.of(end))));
        return new Transcript(recording.session(), lines, recording.end(), events, syslog);
    }

    private LineInProgress line(Direction from) {
        return Objects.requireNonNull(current.get(from));
    }

    private TranscriptLine note(Direction about, String sentence) {
        byte[] text = Octets.octets(sentence);
        return new TranscriptLine(now, Kind.NOTE, about, 0, text, text, 0, List.of());
    }
}
