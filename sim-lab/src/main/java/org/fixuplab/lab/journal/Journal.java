package org.fixuplab.lab.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.proxy.observe.DeviceNames;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.proxy.observe.SessionInfo;
import org.fixuplab.proxy.observe.SessionObserver;
import org.fixuplab.proxy.observe.SessionObservers;
import org.fixuplab.proxy.observe.SyslogLines;
import org.fixuplab.proxy.record.Secrets;
import org.fixuplab.proxy.record.SessionRecorder;
import org.fixuplab.proxy.transcript.Transcript;

/**
 * The sessions of a lab's firewalls, and what is known of each. Bounded: the oldest is dropped first, and only counts from then on. Safe for
 * any thread.
 */
public final class Journal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Watched> kept = new ArrayDeque<>();
    private final JournalBounds bounds;
    private final Secrets secrets;
    private final EventStream events;
    private long dropped;
    private long begun;
    private long ended;
    private int epoch;
    private volatile long lastMove = System.nanoTime();

    /** A session that is kept. */
    private record Watched(String proxy, InspectionPolicy policy, DeviceNames device, SessionRecorder recorder) {

        JournaledSession soFar() {
            return new JournaledSession(proxy, policy, device, recorder.snapshot());
        }
    }

    /** @param events told of all that happens in sessions */
    public Journal(JournalBounds bounds, Secrets secrets, EventStream events) {
        this.bounds = bounds;
        this.secrets = secrets;
        this.events = events;
    }

    /** The sessions kept, oldest first, as far as they have come. */
    public List<JournaledSession> sessions() {
        List<Watched> now = locked(() -> List.copyOf(kept));
        return now.stream().map(Watched::soFar).toList();
    }

    /** The session of this id, unless it was dropped. */
    public Optional<JournaledSession> session(long id) {
        return sessions().stream().filter(session -> session.id() == id).findFirst();
    }

    /** Transcripts of the sessions kept, oldest first, as far as they have come. */
    public List<Transcript> all() {
        return sessions().stream().map(JournaledSession::transcript).toList();
    }

    /** How many sessions were dropped because a bound was reached; {@link #clear} does not count. */
    public long dropped() {
        return locked(() -> dropped);
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
            kept.clear();
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

    /** Watches the sessions of one firewall. */
    public SessionObserver.Factory observer(String proxy, InspectionPolicy policy, DeviceNames device) {
        SyslogLines syslog = new SyslogLines(policy, device, InstantSource.system());
        return () -> {
            SessionEvents told = new SessionEvents(events, proxy);
            SessionRecorder recorder =
                    new SessionRecorder(bounds.sessionOctets(), secrets, InstantSource.system(), told::recorded);
            Watched watched = new Watched(proxy, policy, device, recorder);
            // The clerk is last, so that whoever is woken finds the recording complete.
            return SessionObservers.all(
                            () -> recorder, () -> syslog.observer(recorder::logged), () -> new Clerk(watched, told))
                    .observer();
        };
    }

    /** Keeps the list and the clock. */
    private final class Clerk implements SessionObserver {

        private final Watched watched;
        private final SessionEvents told;
        private int openedIn;

        Clerk(Watched watched, SessionEvents told) {
            this.watched = watched;
            this.told = told;
        }

        @Override
        public void opened(SessionInfo session) {
            lastMove = System.nanoTime();
            told.opened(session);
            locked(() -> {
                openedIn = epoch;
                kept.addLast(watched);
                if (kept.size() > bounds.sessions()) {
                    kept.removeFirst();
                    dropped++;
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
            told.closed(end, Instant.now());
            locked(() -> {
                changed.signalAll();
                return openedIn == epoch ? ended++ : ended;
            });
        }
    }
}
