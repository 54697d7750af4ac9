package org.fixuplab.app.output;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lines for whoever watches stderr, written by a thread of its own: {@link #add} never blocks, so that event loops may call it. When the
 * reader is too slow, lines are left out, and their number is said where they are missing.
 *
 * <p>Safe for any thread.
 */
public final class StatusLines implements AutoCloseable {

    private static final int CAPACITY = 10_000;

    /** So many lines leave in one write. */
    private static final int BURST = 500;

    /**
     * A lone line leaves at once; those that follow within this time leave together. To wake the writer for each of them, and to write each,
     * would cost as much as the sessions they tell of.
     */
    private static final long BREATH_MILLIS = 20;

    private static final long LOOK_AROUND_MILLIS = 50;
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final BlockingQueue<String> waiting;
    private final AtomicLong leftOut = new AtomicLong();
    private final PrintStream stream;
    private final boolean quiet;
    private final Thread writer;
    private volatile boolean closed;

    public StatusLines(PrintStream stream, boolean quiet) {
        this(stream, quiet, CAPACITY);
    }

    StatusLines(PrintStream stream, boolean quiet, int capacity) {
        this.stream = stream;
        this.quiet = quiet;
        this.waiting = new ArrayBlockingQueue<>(capacity);
        this.writer = new Thread(this::write, "status-lines");
        writer.setDaemon(true);
        if (!quiet) {
            writer.start();
        }
    }

    /** Queues one line, or counts it as left out. Lines after {@link #close} are lost. */
    public void add(String line) {
        if (!quiet && !waiting.offer(line)) {
            leftOut.incrementAndGet();
        }
    }

    /** The same, also where nothing else is said. */
    public void addUrgent(String line) {
        if (quiet) {
            startOnce();
        }
        if (!waiting.offer(line)) {
            leftOut.incrementAndGet();
        }
    }

    private synchronized void startOnce() {
        if (writer.getState() == Thread.State.NEW) {
            writer.start();
        }
    }

    private void write() {
        List<String> burst = new ArrayList<>(BURST);
        StringBuilder text = new StringBuilder();
        try {
            while (!closed || !waiting.isEmpty()) {
                String first = waiting.poll(LOOK_AROUND_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    burst.add(first);
                    waiting.drainTo(burst, BURST - 1);
                    burst.forEach(line -> text.append(line).append(System.lineSeparator()));
                    burst.clear();
                }
                print(text);
                if (!closed && first != null && waiting.size() < BURST) {
                    Thread.sleep(BREATH_MILLIS);
                }
            }
            print(text);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** In one write, as far as the stream lets it. What is missing is said when there is room again. */
    private void print(StringBuilder text) {
        long missing = waiting.isEmpty() ? leftOut.getAndSet(0) : 0;
        if (missing > 0) {
            text.append('(').append(missing).append(missing == 1 ? " line" : " lines");
            text.append(" left out here: stderr was not read in time)").append(System.lineSeparator());
        }
        if (!text.isEmpty()) {
            stream.print(text);
            stream.flush();
            text.setLength(0);
        }
    }

    /** Writes what waits, for half a second at most: a reader that has stopped reading does not keep the process. */
    @Override
    public void close() {
        closed = true;
        try {
            writer.join(LAST_WORDS.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
