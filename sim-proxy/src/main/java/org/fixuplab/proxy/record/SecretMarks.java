package org.fixuplab.proxy.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where in one direction's stream credentials are, as far as nothing behind them was recorded yet. */
final class SecretMarks {

    private record Mark(long from, long to) {}

    private final List<Mark> marks = new ArrayList<>(0);

    void add(long offset, int length) {
        marks.add(new Mark(offset, offset + length));
    }

    /** Those octets, the first of which is at {@code offset}, with stars where they are secret; the same array if none is. */
    byte[] starred(byte[] octets, long offset) {
        byte[] starred = octets;
        for (Mark mark : marks) {
            int from = (int) Math.max(0, Math.min(octets.length, mark.from - offset));
            int to = (int) Math.max(0, Math.min(octets.length, mark.to - offset));
            if (from < to) {
                if (starred == octets) {
                    starred = octets.clone();
                }
                Arrays.fill(starred, from, to, (byte) '*');
            }
        }
        return starred;
    }

    /** Nothing before this offset will be asked about again. */
    void passed(long offset) {
        if (!marks.isEmpty()) {
            marks.removeIf(mark -> mark.to <= offset);
        }
    }
}
