package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fixuplab.smtp.Octets;

/**
 * Finds where the parts of a multipart message begin, in a body that comes in pieces. What lies between is searched for lines that begin
 * with a hyphen, which are few, and those for the beginning that the boundaries at work have in common.
 */
final class Boundaries {

    /** Octets of the longest boundary; RFC 2046 allows 70. */
    static final int MOST = 200;

    /** Multiparts within multiparts that are followed; one within them all is read as text. */
    private static final int DEEPEST = 8;

    private static final byte HYPHEN = '-';
    private static final byte[] NOTHING = {};

    private final List<byte[]> open = new ArrayList<>();

    /** LF, two hyphens, and what all boundaries begin with. */
    private byte[] pattern = NOTHING;

    /** The line so far, as long as it may be a boundary's; with the hyphens, those of the end, and a CR. */
    private final byte[] line = new byte[MOST + 8];

    private int length;
    private boolean mayBeBoundary;

    void begin() {
        open.clear();
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    void push(String boundary) {
        if (open.size() < DEEPEST) {
            open.add(Octets.octets("--" + boundary));
            prepare();
        }
    }

    /** A body begins, at the start of a line. */
    void beginBody() {
        beginLine();
    }

    private void beginLine() {
        length = 0;
        mayBeBoundary = true;
    }

    /** The longest common beginning of all. */
    private void prepare() {
        if (open.isEmpty()) {
            return;
        }
        byte[] shortest = open.get(0);
        int common = shortest.length;
        for (byte[] boundary : open) {
            int mismatch = Arrays.mismatch(shortest, 0, common, boundary, 0, boundary.length);
            common = mismatch < 0 ? common : mismatch;
        }
        pattern = new byte[common + 1];
        pattern[0] = Octets.LF;
        System.arraycopy(shortest, 0, pattern, 1, common);
    }

    /**
     * Reads octets of a body.
     *
     * @return the index after a line that begins a part, or -1 if there is none
     */
    int find(ByteBuffer segment, int from, int to) {
        int at = from;
        while (at < to && !open.isEmpty()) {
            if (mayBeBoundary) {
                byte octet = segment.get(at++);
                if (octet != Octets.LF) {
                    add(octet);
                } else if (endsBoundary()) {
                    return at;
                }
            } else {
                at = search(segment, at, to);
            }
        }
        return -1;
    }

    private void add(byte octet) {
        boolean differs = length + 1 < pattern.length && octet != pattern[length + 1];
        if (differs || length == line.length) {
            mayBeBoundary = false;
        } else {
            line[length++] = octet;
        }
    }

    /** The line has ended: whether it begins a part. A line that ends a multipart ends those within it, too. */
    private boolean endsBoundary() {
        int end = length;
        while (end > 0 && (line[end - 1] == Octets.CR || Octets.isBlank(line[end - 1]))) {
            end--;
        }
        beginLine();
        for (int i = 0; i < open.size(); i++) {
            byte[] boundary = open.get(i);
            if (Arrays.equals(line, 0, end, boundary, 0, boundary.length)) {
                keep(i + 1);
                return true;
            }
            boolean last = end == boundary.length + 2 && line[end - 1] == '-' && line[end - 2] == '-';
            if (last && Arrays.equals(line, 0, end - 2, boundary, 0, boundary.length)) {
                keep(i);
                return false;
            }
        }
        return false;
    }

    private void keep(int count) {
        if (count < open.size()) {
            open.subList(count, open.size()).clear();
            prepare();
        }
    }

    /** Looks for a line that may be a boundary's; the index where it begins, or of what the segment holds of it to be read one by one. */
    private int search(ByteBuffer segment, int from, int to) {
        int last = pattern.length - 1;
        int at = Octets.indexOf(segment, from, to, Octets.LF, HYPHEN);
        while (at >= 0 && at + last < to) {
            if (matches(segment, at)) {
                beginLine();
                return at + 1;
            }
            at = Octets.indexOf(segment, at + 2, to, Octets.LF, HYPHEN);
        }
        int lf = Octets.lastIndexOf(segment, Math.max(from, to - last), to, Octets.LF);
        if (lf < 0) {
            return to;
        }
        beginLine();
        return lf + 1;
    }

    private boolean matches(ByteBuffer segment, int from) {
        for (int i = 0; i < pattern.length; i++) {
            if (segment.get(from + i) != pattern[i]) {
                return false;
            }
        }
        return true;
    }
}
