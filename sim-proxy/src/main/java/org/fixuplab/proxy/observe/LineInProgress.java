package org.fixuplab.proxy.observe;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fixuplab.event.Direction;
import org.fixuplab.proxy.observe.TranscriptLine.Kind;

/** The line one peer is saying, on its way into a transcript. */
final class LineInProgress {

    /** In place of an octet that never left. */
    static final int NOTHING = -1;

    /** A longer line is kept in pieces of this size. */
    private static final int LONGEST = 16 * 1024;

    private record Mark(String behaviour, long from, long to) {}

    private final Direction direction;
    private final ByteArrayOutputStream before = new ByteArrayOutputStream();
    private final ByteArrayOutputStream after = new ByteArrayOutputStream();
    private final List<Mark> alterations = new ArrayList<>();
    private final List<Mark> secrets = new ArrayList<>();

    private Kind kind = Kind.DIALOGUE;
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
        alterations.add(new Mark(behaviour, offset, offset + octets));
    }

    void secret(long offset, int octets) {
        secrets.add(new Mark("", offset, offset + octets));
    }

    /** An octet the peer sent, and what the other got for it, or {@link #NOTHING}. */
    void add(byte sent, int got) {
        length++;
        if (kind == Kind.OPAQUE) {
            return;
        }
        before.write(sent);
        if (got != NOTHING) {
            after.write(got);
        }
    }

    /** Octets that are counted, not kept. */
    void skip(long octets) {
        start += octets;
    }

    /** Octets the other peer gets though this one never sent them. */
    void answer(byte[] octets) {
        after.writeBytes(octets);
    }

    boolean isLong() {
        return before.size() >= LONGEST;
    }

    TranscriptLine complete() {
        long end = next();
        Set<String> behaviours = new LinkedHashSet<>();
        for (Mark mark : alterations) {
            if ((mark.from() < end && mark.to() > start) || isOfAnswer(mark)) {
                behaviours.add(mark.behaviour());
            }
        }
        TranscriptLine line = new TranscriptLine(
                kind,
                direction,
                start,
                starred(before.toByteArray()),
                starred(after.toByteArray()),
                length,
                List.copyOf(behaviours));
        forget(end);
        secrets.removeIf(mark -> mark.to() <= end);
        before.reset();
        after.reset();
        start = end;
        length = 0;
        return line;
    }

    /** What the firewall says itself is at no octet of the stream, but between two. */
    private boolean isOfAnswer(Mark mark) {
        return length == 0 && mark.from() == mark.to() && mark.from() == start;
    }

    private void forget(long end) {
        if (length > 0) {
            alterations.removeIf(mark -> mark.to() <= end && mark.from() < end);
        } else {
            // Another answer may follow at the same place, with a mark of its own.
            alterations.stream().filter(this::isOfAnswer).findFirst().ifPresent(alterations::remove);
        }
    }

    /** Where octets were taken out, those after them cannot be told from the secret: all are starred. */
    private byte[] starred(byte[] octets) {
        boolean shifted = octets.length < length;
        for (Mark secret : secrets) {
            int from = (int) Math.max(0, secret.from() - start);
            int to = (int) Math.min(length, secret.to() - start);
            if (from < to) {
                Arrays.fill(octets, shifted ? 0 : from, shifted ? octets.length : to, (byte) '*');
            }
        }
        return octets;
    }
}
