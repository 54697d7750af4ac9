package org.fixuplab.lab;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.proxy.observe.SessionInfo;
import org.fixuplab.proxy.observe.SessionObserver;
import org.fixuplab.proxy.observe.SessionObservers;
import org.fixuplab.proxy.observe.SyslogLines;
import org.fixuplab.proxy.observe.Transcript;
import org.fixuplab.proxy.observe.TranscriptRecorder;

/**
 * The sessions a firewall has seen, with their transcripts. Safe for any thread.
 *
 * <p>The last {@value #KEPT} sessions are kept, with {@value #OCTETS_KEPT} octets of each; older ones only count.
 */
public final class Sessions {

    /** How many sessions are kept. */
    public static final int KEPT = 250;

    /** How many octets of a session its transcript holds. */
    public static final int OCTETS_KEPT = 64 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<TranscriptRecorder> recorders = new ArrayDeque<>();
    private long begun;
    private long ended;
    private int epoch;
    private volatile long lastMove = System.nanoTime();

    private final SyslogLines syslog;

    /** @param syslog what the device logs of each */
    Sessions(SyslogLines syslog) {
        this.syslog = syslog;
    }

    /** Transcripts of the sessions kept, oldest first, as far as they have come. */
    public List<Transcript> all() {
        List<TranscriptRecorder> kept = locked(() -> List.copyOf(recorders));
        return kept.stream().map(TranscriptRecorder::snapshot).toList();
    }

    /** How many sessions began since the lab started, or was last cleared. */
    public long count() {
        return locked(() -> begun);
    }

    /** How many sessions have begun and not ended. */
    public int active() {
        return locked(() -> (int) (begun - ended));
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
        try {
            long left = quietIn(quiet);
            while (left > 0 && System.nanoTime() < deadline) {
                TimeUnit.NANOSECONDS.sleep(Math.min(left, Math.max(1, deadline - System.nanoTime())));
                left = quietIn(quiet);
            }
            return left <= 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** In how many ns it will have been quiet for so long, if nothing happens. */
    private long quietIn(Duration quiet) {
        return quiet.toNanos() - (System.nanoTime() - lastMove);
    }

    /** Forgets the sessions, and those that go on as well: they are neither listed nor counted any more. */
    public void clear() {
        locked(() -> {
            recorders.clear();
            begun = 0;
            ended = 0;
            return epoch++;
        });
    }

    private boolean await(BooleanSupplier condition, Duration patience) {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (!condition.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** Watches one more session. */
    SessionObserver observer() {
        TranscriptRecorder recorder = new TranscriptRecorder(OCTETS_KEPT);
        return SessionObservers.all(() -> recorder, () -> syslog.observer(recorder::logged), () -> new Clerk(recorder))
                .observer();
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
            locked(() -> {
                openedIn = epoch;
                recorders.addLast(recorder);
                if (recorders.size() > KEPT) {
                    recorders.removeFirst();
                }
                changed.signalAll();
                return begun++;
            });
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
            locked(() -> {
                changed.signalAll();
                return openedIn == epoch ? ended++ : ended;
            });
        }
    }
}
