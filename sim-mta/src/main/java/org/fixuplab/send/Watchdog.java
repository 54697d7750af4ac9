package org.fixuplab.send;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Closes a socket on which something takes too long. A blocking socket has a timeout for one read, but none for a write, and none for a handshake
 * or a reply whose octets come one by one. Safe for any thread.
 */
final class Watchdog implements AutoCloseable {

    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final Future<?> bite;
    private volatile boolean bitten;

    private Watchdog(Duration after, Closeable socket) {
        bite = TIMER.schedule(() -> bite(socket), after.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Closes the socket after this time, unless this is closed before. */
    static Watchdog on(Closeable socket, Duration after) {
        return new Watchdog(after, socket);
    }

    /** Whether it closed the socket. */
    boolean hasBitten() {
        return bitten;
    }

    @Override
    public void close() {
        bite.cancel(false);
    }

    private void bite(Closeable socket) {
        bitten = true;
        try {
            socket.close();
        } catch (IOException e) {
            // Closed is closed: whoever waits on it learns.
        }
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "fixuplab-send-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
