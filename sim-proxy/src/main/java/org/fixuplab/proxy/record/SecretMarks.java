package org.fixuplab.proxy.record;

import java.util.ArrayList;
import java.util.List;

/**
 * Where in one direction's stream credentials are, as far as nothing behind them was recorded yet. One segment may bring thousands: they are
 * kept in the stream's order, and looked up by halving.
 */
final class SecretMarks {

    private record Mark(long from, long to) {}

    /** Sorted, and none overlaps another: they are told as the octets come. */
    private final List<Mark> marks = new ArrayList<>(0);

    void add(long offset, int length) {
        marks.add(firstBehind(offset), new Mark(offset, offset + length));
    }

    /** Those octets, the first of which is at {@code offset}, with stars where they are secret; the same array if none is. */
    byte[] starred(byte[] octets, long offset) {
        return starred(octets, octets, offset);
    }

    /** As {@link #starred(byte[], long)}, of what became of {@code before}: what was overwritten is a secret no more. */
    byte[] starred(byte[] octets, byte[] before, long offset) {
        byte[] starred = octets;
        for (int i = firstBehind(offset); i < marks.size() && marks.get(i).from < offset + octets.length; i++) {
            Mark mark = marks.get(i);
            int from = (int) Math.max(0, mark.from - offset);
            int to = (int) Math.min(octets.length, mark.to - offset);
            if (from < to) {
                if (starred == octets) {
                    starred = octets.clone();
                }
                for (int at = from; at < to; at++) {
                    if (octets[at] == before[at]) {
                        starred[at] = (byte) '*';
                    }
                }
            }
        }
        return starred;
    }

    /** Nothing before this offset will be asked about again. */
    void passed(long offset) {
        if (!marks.isEmpty()) {
            marks.subList(0, firstBehind(offset)).clear();
        }
    }

    /** The index of the first that ends behind the offset. */
    private int firstBehind(long offset) {
        int low = 0;
        int high = marks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (marks.get(middle).to > offset) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
