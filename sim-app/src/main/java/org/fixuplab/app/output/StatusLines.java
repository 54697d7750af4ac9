package org.fixuplab.app.output;

import java.io.PrintStream;
import java.time.Duration;
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

    private static final int CAPACITY = 1_000;
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
        try {
            while (!closed || !waiting.isEmpty()) {
                String line = waiting.poll(50, TimeUnit.MILLISECONDS);
                if (line != null) {
                    stream.println(line);
                }
                if (waiting.isEmpty()) {
                    sayWhatIsMissing();
                    stream.flush();
                }
            }
            sayWhatIsMissing();
            stream.flush();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void sayWhatIsMissing() {
        long missing = leftOut.getAndSet(0);
        if (missing > 0) {
            stream.println("(" + missing + (missing == 1 ? " line" : " lines")
                    + " left out here: stderr was not read in time)");
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
