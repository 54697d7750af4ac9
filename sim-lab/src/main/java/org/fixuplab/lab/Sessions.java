package org.fixuplab.lab;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.proxy.observe.SessionInfo;
import org.fixuplab.proxy.observe.SessionObserver;
import org.fixuplab.proxy.observe.SessionObservers;
import org.fixuplab.proxy.observe.Transcript;
import org.fixuplab.proxy.observe.TranscriptRecorder;

/**
 * The sessions a firewall has seen, with their transcripts. Safe for any thread.
 *
 * <p>The last {@value #KEPT} sessions are kept; older ones only count.
 */
public final class Sessions {

    /** How many sessions are kept. */
    public static final int KEPT = 1_000;

    private final Object lock = new Object();
    private final Deque<TranscriptRecorder> recorders = new ArrayDeque<>();
    private long begun;
    private long ended;
    private int epoch;
    private volatile long lastMove = System.nanoTime();

    Sessions() {}

    /** Transcripts of the sessions kept, oldest first, as far as they have come. */
    public List<Transcript> all() {
        List<TranscriptRecorder> kept;
        synchronized (lock) {
            kept = new ArrayList<>(recorders);
        }
        return kept.stream().map(TranscriptRecorder::snapshot).toList();
    }

    /** How many sessions began since the lab started, or was last cleared. */
    public long count() {
        synchronized (lock) {
            return begun;
        }
    }

    /** How many sessions have begun and not ended. */
    public int active() {
        synchronized (lock) {
            return (int) (begun - ended);
        }
    }

    /**
     * Waits until so many sessions have ended.
     *
     * @return all sessions kept then; fewer may have ended if the time ran out or the thread was interrupted, which stays flagged
     */
    public List<Transcript> awaitEnded(int count, Duration patience) {
        await(() -> ended >= count, patience);
        return all();
    }

    /** Waits until there was a session and none is active; false if the time ran out or the thread was interrupted, which stays flagged. */
    public boolean awaitAllEnded(Duration patience) {
        return await(() -> begun > 0 && begun == ended, patience);
    }

    /**
     * Waits until nothing has happened for a while: no octet, event, beginning or end.
     *
     * @return false if the time ran out first or the thread was interrupted, which stays flagged
     */
    public boolean awaitQuiet(Duration quiet, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (lock) {
            while (true) {
                long now = System.nanoTime();
                long left = quiet.toNanos() - (now - lastMove);
                if (left <= 0) {
                    return true;
                }
                if (deadline - now <= 0 || !pause(Math.min(left, deadline - now))) {
                    return false;
                }
            }
        }
    }

    /** Forgets the sessions, and those that go on as well: they are neither listed nor counted any more. */
    public void clear() {
        synchronized (lock) {
            recorders.clear();
            begun = 0;
            ended = 0;
            epoch++;
        }
    }

    private boolean await(BooleanSupplier condition, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (lock) {
            while (!condition.getAsBoolean()) {
                long left = deadline - System.nanoTime();
                if (left <= 0 || !pause(left)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Gives the lock up for so long, or until something was told. */
    private boolean pause(long nanos) {
        try {
            lock.wait(nanos / 1_000_000 + 1);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Watches one more session. */
    SessionObserver observer() {
        TranscriptRecorder recorder = new TranscriptRecorder();
        return SessionObservers.all(() -> recorder, () -> new Clerk(recorder)).observer();
    }

    /** Keeps the list and the clock. After the recorder, so that whoever is woken finds the transcript complete. */
    private final class Clerk implements SessionObserver {

        private final TranscriptRecorder recorder;
        private int openedIn;

        Clerk(TranscriptRecorder recorder) {
            this.recorder = recorder;
        }

        @Override
        public void opened(SessionInfo session) {
            lastMove = System.nanoTime();
            synchronized (lock) {
                openedIn = epoch;
                begun++;
                recorders.addLast(recorder);
                if (recorders.size() > KEPT) {
                    recorders.removeFirst();
                }
                lock.notifyAll();
            }
        }

        @Override
        public void accept(Event event) {
            lastMove = System.nanoTime();
        }

        @Override
        public void received(Direction from, int octets) {
            lastMove = System.nanoTime();
        }

        @Override
        public void closed(SessionEnd end) {
            lastMove = System.nanoTime();
            synchronized (lock) {
                if (openedIn == epoch) {
                    ended++;
                }
                lock.notifyAll();
            }
        }
    }
}
