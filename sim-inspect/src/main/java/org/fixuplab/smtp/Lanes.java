package org.fixuplab.smtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Searches that look at eight octets at a time, as the lanes of a long, of which the lowest is the first. Heap and direct buffers are read
 * alike: a view handle knows no kinds of buffer, so that no call depends on them.
 */
final class Lanes {

    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    /** How many lanes a long has, and how many octets are looked at between two decisions where nothing is found. */
    private static final int LANES = Long.BYTES;

    private static final int STRIDE = 4 * LANES;

    private Lanes() {}

    private static long lanes(ByteBuffer buffer, int at) {
        return (long) LONG.get(buffer, at);
    }

    private static long all(byte octet) {
        return ONES * (octet & 0xff);
    }

    /** The highest bit of each lane that is zero. Above the lowest of them, others may have it too: what is known is which comes first. */
    private static long zeros(long lanes) {
        return (lanes - ONES) & ~lanes & HIGHS;
    }

    /** The highest bit of each lane that is zero, and no other. */
    private static long zerosOnly(long lanes) {
        return ~(((lanes & ~HIGHS) + ~HIGHS) | lanes | ~HIGHS);
    }

    /** The octets {@code [from, to)}, eight at most, with ASCII letters in capitals; lanes beyond them are zero. */
    static long capitals(ByteBuffer buffer, int from, int to) {
        int count = to - from;
        long lanes = 0;
        if (count > 0 && from + LANES <= buffer.limit()) {
            lanes = lanes(buffer, from) & (-1L >>> ((LANES - count) * Byte.SIZE));
        } else {
            for (int i = 0; i < count; i++) {
                lanes |= (buffer.get(from + i) & 0xffL) << (i * Byte.SIZE);
            }
        }
        long sevens = lanes & ~HIGHS;
        long fromA = sevens + all((byte) (0x80 - 'a'));
        long beyondZ = sevens + all((byte) (0x7f - 'z'));
        long small = (fromA ^ beyondZ) & ~lanes & HIGHS;
        return lanes ^ (small >>> 2);
    }

    private static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) / LANES;
    }

    private static int last(long marks) {
        return LANES - 1 - Long.numberOfLeadingZeros(marks) / LANES;
    }

    /** The index of the first such octet in {@code [from, to)}, or -1. */
    static int indexOf(ByteBuffer buffer, int from, int to, byte octet) {
        long wanted = all(octet);
        int at = from;
        for (; at <= to - LANES; at += LANES) {
            long marks = zeros(lanes(buffer, at) ^ wanted);
            if (marks != 0) {
                return at + first(marks);
            }
        }
        for (; at < to; at++) {
            if (buffer.get(at) == octet) {
                return at;
            }
        }
        return -1;
    }

    /** The index of the last such octet in {@code [from, to)}, or -1. */
    static int lastIndexOf(ByteBuffer buffer, int from, int to, byte octet) {
        long wanted = all(octet);
        int end = to;
        for (; end >= from + LANES; end -= LANES) {
            long marks = zerosOnly(lanes(buffer, end - LANES) ^ wanted);
            if (marks != 0) {
                return end - LANES + last(marks);
            }
        }
        for (int at = end - 1; at >= from; at--) {
            if (buffer.get(at) == octet) {
                return at;
            }
        }
        return -1;
    }

    /**
     * The index of the first of these two octets, one after the other, in {@code [from, to)}, or -1.
     *
     * <p>Here a body's octets are looked at, and the text is as long as it is on purpose: HotSpot inlines no method of more than 325 octets,
     * however hot. Inlined into all that a read brings about, the tree of calls would be too deep for those below, and a search would take
     * three times as long; or not, by chance.
     */
    static int indexOf(ByteBuffer buffer, int from, int to, byte octet, byte next) {
        long wanted = all(octet);
        long wantedNext = all(next);
        int at = from;
        // Where a pair begins, both differences are zero. Pairs are rare: four longs are looked at for each decision.
        for (; at < to - STRIDE; at += STRIDE) {
            long first = (lanes(buffer, at) ^ wanted) | (lanes(buffer, at + 1) ^ wantedNext);
            long second = (lanes(buffer, at + LANES) ^ wanted) | (lanes(buffer, at + LANES + 1) ^ wantedNext);
            long third = (lanes(buffer, at + 2 * LANES) ^ wanted) | (lanes(buffer, at + 2 * LANES + 1) ^ wantedNext);
            long fourth = (lanes(buffer, at + 3 * LANES) ^ wanted) | (lanes(buffer, at + 3 * LANES + 1) ^ wantedNext);
            long borrows = ((first - ONES) & ~first)
                    | ((second - ONES) & ~second)
                    | ((third - ONES) & ~third)
                    | ((fourth - ONES) & ~fourth);
            if ((borrows & HIGHS) != 0) {
                break;
            }
        }
        for (; at < to - LANES; at += LANES) {
            long difference = (lanes(buffer, at) ^ wanted) | (lanes(buffer, at + 1) ^ wantedNext);
            long marks = (difference - ONES) & ~difference & HIGHS;
            if (marks != 0) {
                return at + first(marks);
            }
        }
        for (; at < to - 1; at++) {
            if (buffer.get(at) == octet && buffer.get(at + 1) == next) {
                return at;
            }
        }
        return -1;
    }
}
