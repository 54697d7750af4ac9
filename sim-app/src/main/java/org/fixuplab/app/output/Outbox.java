package org.fixuplab.app.output;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * What event loops have to say to a place that may be slow, or gone: {@link #add} never blocks, a thread of its own delivers, and what finds
 * no room is left out and counted. Safe for any thread.
 *
 * @param <T> what is said; immutable
 */
public final class Outbox<T> implements AutoCloseable {

    /** How many wait at most. */
    public static final int CAPACITY = 10_000;

    private static final int BURST = 500;
    private static final long LOOK_AROUND_MILLIS = 50;
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    /** Where it goes. Called by one thread. */
    public interface Place<T> extends AutoCloseable {

        /** Before all else. */
        default void open() {}

        /**
         * Takes a burst, in order; may block. When its thread is interrupted it returns soon, and leaves the flag set.
         *
         * @return how many of them are lost
         */
        int deliver(List<T> burst);

        @Override
        default void close() {}
    }

    private final BlockingQueue<T> waiting;
    private final LongAdder leftOut = new LongAdder();
    private final LongAdder delivered = new LongAdder();
    private final AtomicBoolean toldFull = new AtomicBoolean();
    private final String things;
    private final Place<T> place;
    private final Consumer<String> notes;
    private final Thread courier;
    private volatile boolean closed;

    /**
     * Starts.
     *
     * @param things what it holds, for a sentence: {@code events for out.jsonl}
     * @param notes told, once each, that things are left out for want of room, and at the end how many were; must not block
     */
    public Outbox(String things, Place<T> place, Consumer<String> notes) {
        this(things, place, notes, CAPACITY);
    }

    Outbox(String things, Place<T> place, Consumer<String> notes, int capacity) {
        this.things = things;
        this.place = place;
        this.notes = notes;
        this.waiting = new ArrayBlockingQueue<>(capacity);
        this.courier = new Thread(this::deliverAll, things);
        courier.setDaemon(true);
        courier.start();
    }

    /** Never blocks. */
    public void add(T item) {
        if (closed || !waiting.offer(item)) {
            leftOut.increment();
            if (!closed && toldFull.compareAndSet(false, true)) {
                notes.accept(things + " come faster than they are taken: some are left out");
            }
        }
    }

    /** How many never got there. */
    public long leftOut() {
        return leftOut.sum();
    }

    /** How many got there, as far as one can know from here. */
    public long delivered() {
        return delivered.sum();
    }

    private void deliverAll() {
        List<T> burst = new ArrayList<>(BURST);
        try {
            place.open();
            while (!closed || !waiting.isEmpty()) {
                T first = waiting.poll(LOOK_AROUND_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    burst.add(first);
                    waiting.drainTo(burst, BURST - 1);
                    int lost = place.deliver(burst);
                    leftOut.add(lost);
                    delivered.add(burst.size() - lost);
                    burst.clear();
                }
            }
        } catch (InterruptedException outOfTime) {
            Thread.currentThread().interrupt();
        } finally {
            leftOut.add(waiting.size());
            place.close();
        }
    }

    /** Delivers what waits, for a second at most: a place that takes nothing does not keep the process. */
    @Override
    public void close() {
        closed = true;
        try {
            courier.join(LAST_WORDS.toMillis());
            courier.interrupt();
            courier.join(LAST_WORDS.toMillis() / 4);
        } catch (InterruptedException interrupted) {
            courier.interrupt();
            Thread.currentThread().interrupt();
        }
        if (leftOut() > 0) {
            notes.accept(things + ": " + leftOut() + " left out");
        }
    }
}
