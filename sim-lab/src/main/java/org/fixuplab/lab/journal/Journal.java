package org.fixuplab.lab.journal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.proxy.observe.DeviceNames;
import org.fixuplab.proxy.observe.RefusedClients;
import org.fixuplab.proxy.observe.SessionObserver;
import org.fixuplab.proxy.observe.SessionObservers;
import org.fixuplab.proxy.observe.SyslogLines;
import org.fixuplab.proxy.record.Secrets;
import org.fixuplab.proxy.transcript.Transcript;

/**
 * The sessions of a lab's firewalls, and what is known of each. Bounded: the oldest is dropped first, and only counts from then on. Safe for
 * any thread.
 */
public final class Journal {

    private final ReentrantLock lock = new ReentrantLock();
    private final java.util.concurrent.locks.Condition counted = lock.newCondition();
    private final KeptSessions kept;
    private final JournalBounds bounds;
    private final Secrets secrets;
    private final EventStream events;
    private final SessionLinks links = new SessionLinks();
    private final List<Wait<SessionSummary, WatchedSession>> waits = new CopyOnWriteArrayList<>();
    private long begun;
    private long ended;

    /** Counts how often it was cleared: a session of an earlier time is forgotten. */
    private int epoch;

    private volatile long lastMove = System.nanoTime();

    /** @param events told of all that happens in sessions */
    public Journal(JournalBounds bounds, Secrets secrets, EventStream events) {
        this.kept = new KeptSessions(bounds);
        this.bounds = bounds;
        this.secrets = secrets;
        this.events = events;
    }

    /** The sessions kept, oldest first, as far as they have come. */
    public List<JournaledSession> sessions() {
        return sessions(SessionMatch.ANY);
    }

    /** Those of them that meet a match. */
    public List<JournaledSession> sessions(SessionMatch match) {
        return locked(kept::all).stream()
                .filter(session -> match.matches(session.summary()))
                .map(WatchedSession::soFar)
                .toList();
    }

    /** The session of this id, unless it was dropped. */
    public Optional<JournaledSession> session(long id) {
        return locked(() -> kept.get(id)).map(WatchedSession::soFar);
    }

    /** The sessions kept, oldest first, in short. */
    public List<SessionSummary> summaries() {
        return locked(kept::all).stream().map(WatchedSession::summary).toList();
    }

    /** Transcripts of the sessions kept, oldest first, as far as they have come. */
    public List<Transcript> all() {
        return sessions().stream().map(JournaledSession::transcript).toList();
    }

    /** How many sessions were dropped because a bound was reached; {@link #clear} does not count. */
    public long dropped() {
        return locked(kept::dropped);
    }

    /** How many sessions are kept. */
    public int kept() {
        return locked(kept::count);
    }

    /** How many octets of memory the sessions kept take, about. */
    public long octets() {
        return locked(kept::octets);
    }

    /** How many sessions have ended since the lab started, or was last cleared. */
    public long ended() {
        return locked(() -> ended);
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

    /**
     * Waits until so many sessions meet the match: those that are kept, and those that come. A session that met it, and no longer does when
     * there are enough, does not count.
     *
     * @return fewer if the time ran out, or the thread was interrupted, which stays flagged
     */
    public Awaited<JournaledSession> await(SessionMatch match, int count, Duration patience) {
        Wait<SessionSummary, WatchedSession> wait = new Wait<>(match.conditions(), count);
        waits.add(wait);
        try {
            locked(kept::all).forEach(session -> judge(wait, session));
            List<JournaledSession> found =
                    wait.await(patience).stream().map(WatchedSession::soFar).toList();
            boolean enough = found.size() >= count;
            return new Awaited<>(found, enough, () -> nearest(match));
        } finally {
            waits.remove(wait);
        }
    }

    private static void judge(Wait<SessionSummary, WatchedSession> wait, WatchedSession session) {
        wait.judge(session.id(), session::summaryIfKept, session);
    }

    private Optional<Nearest> nearest(SessionMatch match) {
        return Nearest.of(summaries().stream()
                .filter(session -> !match.matches(session))
                .map(session -> match.conditions().nearness(session.id(), session)));
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
            counted.signalAll();
            return ++epoch;
        });
        // A session is forgotten first: what is judged from now on is not found.
        waits.forEach(Wait::forgetAll);
    }

    private boolean await(BooleanSupplier condition, Duration patience) {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (!condition.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = counted.awaitNanos(left);
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
        return new SessionObserver.Factory() {
            @Override
            public SessionObserver observer() {
                return watch(proxy, policy, device, syslog);
            }

            @Override
            public void refused(RefusedClients clients) {
                events.tell(
                        EventKind.CLIENTS_REFUSED,
                        proxy,
                        0,
                        clients.reason(),
                        clients.count(),
                        clients.last(),
                        clients.why());
            }
        };
    }

    private SessionObserver watch(String proxy, InspectionPolicy policy, DeviceNames device, SyslogLines syslog) {
        SessionEvents told = new SessionEvents(events, proxy);
        WatchedSession watched = new WatchedSession(this, proxy, policy, device, told, secrets, bounds.sessionOctets());
        return SessionObservers.all(
                        watched::recorder,
                        watched::opening,
                        () -> syslog.observer(watched.recorder()::logged),
                        () -> watched)
                .observer();
    }

    /** Which session a connection to a server belongs to. */
    public SessionLinks links() {
        return links;
    }

    void moved() {
        lastMove = System.nanoTime();
    }

    void opened(WatchedSession session) {
        moved();
        locked(() -> {
            session.openedIn(epoch);
            kept.add(session);
            counted.signalAll();
            return begun++;
        });
        changed(session);
    }

    /** Something is different that a match may ask for. */
    void changed(WatchedSession session) {
        waits.forEach(wait -> judge(wait, session));
    }

    void grown(WatchedSession session, long octets) {
        locked(() -> {
            kept.grown(session, octets);
            return octets;
        });
    }

    void closed(WatchedSession session) {
        // Who waits for a session is woken before who waits for a number: either finds what the other one was told.
        changed(session);
        locked(() -> {
            counted.signalAll();
            return session.epoch() == epoch ? ++ended : ended;
        });
    }
}
