package org.fixuplab.inspect;

import java.util.Arrays;
import org.fixuplab.smtp.Verb;

/** The commands that wait for their reply, oldest first, numbered from 0 in the order they were sent. At most {@link #MOST}. */
final class Outstanding {

    static final int MOST = 1_000;

    /** Its length is a power of two. */
    private Verb[] ring = new Verb[8];

    private long first;
    private long next;

    int size() {
        return (int) (next - first);
    }

    boolean isEmpty() {
        return first == next;
    }

    /** The oldest one's number. */
    long first() {
        return first;
    }

    /** The number that the next command will get. */
    long next() {
        return next;
    }

    /** False if there are too many already. */
    boolean add(Verb verb) {
        if (size() == MOST) {
            return false;
        }
        if (size() == ring.length) {
            grow();
        }
        ring[index(next++)] = verb;
        return true;
    }

    /** The oldest. There must be one. */
    Verb head() {
        return ring[index(first)];
    }

    void removeHead() {
        first++;
    }

    /** Keeps the oldest, forgets those after it up to number {@code end}, exclusive. */
    void removeBehindHead(long end) {
        Verb head = ring[index(first)];
        first = Math.max(first, Math.min(end, next) - 1);
        ring[index(first)] = head;
    }

    private int index(long number) {
        return (int) number & (ring.length - 1);
    }

    private void grow() {
        Verb[] old = ring;
        int count = size();
        long oldest = first;
        ring = Arrays.copyOf(old, old.length * 2);
        for (int i = 0; i < count; i++) {
            ring[index(oldest + i)] = old[(int) (oldest + i) & (old.length - 1)];
        }
    }
}
