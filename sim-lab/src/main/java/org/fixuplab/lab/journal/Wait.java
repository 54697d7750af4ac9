package org.fixuplab.lab.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody waits until so many subjects meet a match. Whoever changes a subject has it judged anew, and the waiting thread sleeps until
 * there are enough: nobody looks at all subjects again and again. Safe for any thread.
 *
 * @param <S> what is judged
 * @param <T> what is kept of one that met the match
 */
final class Wait<S, T> {

    private final Conditions<S> wanted;
    private final int count;
    private final TreeMap<Long, T> found = new TreeMap<>();

    Wait(Conditions<S> wanted, int count) {
        this.wanted = wanted;
        this.count = count;
    }

    /**
     * Judges one that is new or has changed.
     *
     * @param now what it is like, asked under the lock, so that of two judgements the later one stays; null if it is no longer there
     */
    synchronized void judge(long id, Supplier<@Nullable S> now, T kept) {
        if (isOver()) {
            return;
        }
        S subject = now.get();
        if (subject == null || !wanted.met(subject)) {
            found.remove(id);
        } else if (found.putIfAbsent(id, kept) == null && isOver()) {
            notifyAll();
        }
    }

    /** One is no longer there. */
    synchronized void forget(long id) {
        if (!isOver()) {
            found.remove(id);
        }
    }

    synchronized void forgetAll() {
        if (!isOver()) {
            found.clear();
        }
    }

    /** Once there were enough, they stay so. */
    private boolean isOver() {
        return found.size() >= count;
    }

    /** What was found when there was enough, or time ran out, or the thread was interrupted, which stays flagged. */
    synchronized List<T> await(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            for (long left = patience.toNanos(); !isOver() && left > 0; left = deadline - System.nanoTime()) {
                // Rounded up: to wait for 0 ms is to wait for ever.
                wait(left / 1_000_000 + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new ArrayList<>(found.values());
    }
}
