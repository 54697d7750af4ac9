package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.fixuplab.smtp.Octets;

/**
 * Measures the lines of a stream that comes in pieces. Of most lines it looks at few octets: from a line's start it leaps to where the line
 * would be too long, and looks backwards for its end.
 *
 * <p>A CR directly before the LF is no part of the line; any other is.
 */
final class LineMeter {

    private final LineLength[] limits;
    private final LineLength[] negated;
    private final Matches matches;

    /** The octets of the line so far. */
    private long length;

    /** How many of the limits the line has exceeded. */
    private int exceeded;

    private boolean afterCr;
    private final boolean[] told;

    LineMeter(LineLimits classes, Matches matches) {
        limits = classes.exceeded();
        negated = classes.negated();
        told = new boolean[negated.length];
        this.matches = matches;
    }

    /** A stream begins. */
    void begin() {
        beginLine();
        if (told.length > 0) {
            Arrays.fill(told, false);
        }
    }

    private void beginLine() {
        length = 0;
        exceeded = 0;
        afterCr = false;
    }

    /** Reads the octets {@code [from, to)}, of which the first has this offset. */
    void read(ByteBuffer segment, int from, int to, long offset) {
        if (negated.length > 0) {
            readEach(segment, from, to, offset);
        } else if (limits.length > 0 && !endsInTime(segment, from, to)) {
            leap(segment, from, to, offset);
        }
    }

    /** Whether a line ends with these octets, and no line of theirs can be too long: so it is with most commands. */
    private boolean endsInTime(ByteBuffer segment, int from, int to) {
        boolean ends = exceeded == 0
                && from < to
                && length + (to - from) <= limits[0].limit()
                && segment.get(to - 1) == Octets.LF;
        if (ends) {
            beginLine();
        }
        return ends;
    }

    private void leap(ByteBuffer segment, int from, int to, long offset) {
        int at = from;
        while (at < to) {
            if (exceeded == limits.length) {
                at = restOfLine(segment, at, to);
                continue;
            }
            long left = limits[exceeded].limit() - length;
            if (left < 0) {
                at = afterCr(segment, at, offset + (at - from));
                continue;
            }
            if (exceeded == 0 && endsWithin(segment, at + left, to)) {
                beginLine();
                at += (int) left + 2;
                continue;
            }
            boolean reaches = left < to - at;
            int end = reaches ? at + (int) left + 1 : to;
            // Of lines that are no longer than the shortest limit, all but the last are passed over; not behind one
            // that is.
            int lf = exceeded == 0
                    ? Octets.lastIndexOf(segment, at, end, Octets.LF)
                    : Octets.indexOf(segment, at, end, Octets.LF);
            if (lf >= 0) {
                beginLine();
                at = lf + 1;
                continue;
            }
            length += end - at;
            at = end;
            if (reaches && segment.get(at - 1) != Octets.CR) {
                exceed(length, offset + (at - 1 - from));
            }
        }
    }

    /** Whether the octet at which a line would be one too long is the CR of its end: many bodies have lines as long as they may be. */
    private static boolean endsWithin(ByteBuffer segment, long cr, int to) {
        return cr + 1 < to && segment.get((int) cr) == Octets.CR && segment.get((int) cr + 1) == Octets.LF;
    }

    private int restOfLine(ByteBuffer segment, int from, int to) {
        int lf = Octets.indexOf(segment, from, to, Octets.LF);
        if (lf < 0) {
            return to;
        }
        beginLine();
        return lf + 1;
    }

    /** The octet that is one too many is a CR: it counts unless the next is LF. */
    private int afterCr(ByteBuffer segment, int at, long offset) {
        if (segment.get(at) == Octets.LF) {
            beginLine();
            return at + 1;
        }
        exceed(length, offset);
        return at;
    }

    private void exceed(long textLength, long offset) {
        while (exceeded < limits.length && limits[exceeded].limit() < textLength) {
            matches.add(limits[exceeded++].consequence(), offset);
        }
    }

    /** Octet by octet: where each line's end matters, there is no leaping. */
    private void readEach(ByteBuffer segment, int from, int to, long offset) {
        for (int at = from; at < to; at++) {
            byte octet = segment.get(at);
            if (octet == Octets.LF) {
                ended(afterCr ? length - 1 : length, offset + (at - from));
                beginLine();
            } else {
                length++;
                afterCr = octet == Octets.CR;
                exceed(afterCr ? length - 1 : length, offset + (at - from));
            }
        }
    }

    /** An empty line is none, and each class is told of once a stream. */
    private void ended(long textLength, long offset) {
        for (int i = 0; i < negated.length; i++) {
            if (!told[i] && textLength > 0 && textLength <= negated[i].limit()) {
                matches.add(negated[i].consequence(), offset);
                told[i] = true;
            }
        }
    }
}
