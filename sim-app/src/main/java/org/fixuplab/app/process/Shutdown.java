package org.fixuplab.app.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish to stop, from a signal or from the program. The first asks; the second ends the process at once.
 *
 * <p>Safe for any thread.
 */
public final class Shutdown {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final List<Runnable> listeners = new ArrayList<>();
    private final boolean bySignals;
    private volatile ExitCode atOnce = ExitCode.OK;

    /** @param bySignals whether signals may ask; a test, which shares its process, says no */
    public Shutdown(boolean bySignals) {
        this.bySignals = bySignals;
    }

    /** From now on SIGTERM, SIGINT and SIGHUP ask, instead of ending the process: whatever was begun is cleaned up. */
    public void arm() {
        arm(ExitCode.OK);
    }

    /**
     * The same, where to be stopped is no success.
     *
     * @param atOnce what the process ends with after a second signal
     */
    public void arm(ExitCode atOnce) {
        this.atOnce = atOnce;
        if (bySignals) {
            Signals.on("TERM", this::signalled);
            Signals.on("INT", this::signalled);
            Signals.on("HUP", this::signalled);
        }
    }

    private void signalled() {
        if (asked.getCount() == 0) {
            // A second signal: whoever sends it has waited enough. The programs that we started have not been ended
            // yet.
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            Runtime.getRuntime().halt(atOnce.code());
        }
        ask();
    }

    /** Runs {@code listener} once, when asked; at once if that has happened. On the asking thread. */
    public void onAsked(Runnable listener) {
        synchronized (listeners) {
            if (asked.getCount() > 0) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
    }

    public void ask() {
        List<Runnable> toRun;
        synchronized (listeners) {
            asked.countDown();
            toRun = List.copyOf(listeners);
            listeners.clear();
        }
        toRun.forEach(Runnable::run);
    }

    public boolean isAsked() {
        return asked.getCount() == 0;
    }

    public void await() throws InterruptedException {
        asked.await();
    }

    /** Whether it was asked within the time. */
    public boolean await(Duration limit) throws InterruptedException {
        return asked.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
