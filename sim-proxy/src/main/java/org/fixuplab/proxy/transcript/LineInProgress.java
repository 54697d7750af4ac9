package org.fixuplab.proxy.transcript;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fixuplab.event.Direction;
import org.fixuplab.proxy.transcript.TranscriptLine.Kind;

/** The line one peer is saying, on its way into a transcript. */
final class LineInProgress {

    /** In place of an octet that never left. */
    static final int NOTHING = -1;

    /** A longer line is kept in pieces of this size. */
    private static final int LONGEST = 16 * 1024;

    private final Direction direction;
    private final ByteArrayOutputStream before = new ByteArrayOutputStream();
    private final ByteArrayOutputStream after = new ByteArrayOutputStream();
    private final Marks alterations = new Marks();

    private Kind kind = Kind.DIALOGUE;
    private Instant at = Instant.EPOCH;
    private long start;
    private long length;

    LineInProgress(Direction direction) {
        this.direction = direction;
    }

    /** Offset of the next octet. */
    long next() {
        return start + length;
    }

    Kind kind() {
        return kind;
    }

    void become(Kind next) {
        kind = next;
    }

    boolean isEmpty() {
        return length == 0 && after.size() == 0;
    }

    void altered(String behaviour, long offset, int octets) {
        alterations.add(behaviour, offset, octets);
    }

    /** An octet the peer sent, and what the other got for it, or {@link #NOTHING}. */
    void add(Instant when, byte sent, int got) {
        begin(when);
        length++;
        if (kind == Kind.OPAQUE) {
            return;
        }
        before.write(sent);
        if (got != NOTHING) {
            after.write(got);
        }
    }

    /** Octets that were not kept. */
    void skip(long octets) {
        start += octets;
    }

    /** Octets the other peer gets though this one never sent them. */
    void answer(Instant when, byte[] octets) {
        begin(when);
        after.writeBytes(octets);
    }

    private void begin(Instant when) {
        if (isEmpty()) {
            at = when;
        }
    }

    boolean isLong() {
        return before.size() >= LONGEST;
    }

    TranscriptLine complete() {
        long end = next();
        Set<String> behaviours = behaviours(end);
        TranscriptLine line = new TranscriptLine(
                at, kind, direction, start, before.toByteArray(), after.toByteArray(), length, List.copyOf(behaviours));
        before.reset();
        after.reset();
        start = end;
        length = 0;
        return line;
    }

    /** What the firewall says itself is at no octet of the stream, but between two: another answer may follow at the same place. */
    private Set<String> behaviours(long end) {
        Set<String> behaviours = new LinkedHashSet<>();
        if (length == 0) {
            Marks.Mark answer = alterations.at(start);
            if (answer != null) {
                behaviours.add(answer.behaviour());
            }
            return behaviours;
        }
        for (Marks.Mark mark : alterations.before(end)) {
            if (mark.to() > start) {
                behaviours.add(mark.behaviour());
            }
        }
        return behaviours;
    }
}
