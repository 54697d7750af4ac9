package org.fixuplab.lab.journal;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.proxy.observe.DeviceNames;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.proxy.observe.SessionInfo;
import org.fixuplab.proxy.observe.SessionObserver;
import org.fixuplab.proxy.record.Entry;
import org.fixuplab.proxy.record.Secrets;
import org.fixuplab.proxy.record.SessionRecorder;
import org.jspecify.annotations.Nullable;

/**
 * One session as its journal knows it. It observes behind its own recorder and the device's log, so that whoever is woken finds the recording
 * complete. Called on the session's event loop; what is read by other threads is volatile, or has a lock of its own.
 */
final class WatchedSession implements SessionObserver {

    /** The journal's sum of octets may lag behind by so many a session. */
    private static final int UNCOUNTED = 4_096;

    private final Journal journal;
    private final String proxy;
    private final InspectionPolicy policy;
    private final DeviceNames device;
    private final SessionEvents told;
    private final SessionRecorder recorder;
    private @Nullable SessionInfo session;
    private volatile @Nullable SessionTally tally;
    private volatile boolean ended;
    private long counted;

    /** Guarded by the journal's lock. */
    private long weight;

    private volatile boolean forgotten;
    private int epoch;

    WatchedSession(
            Journal journal,
            String proxy,
            InspectionPolicy policy,
            DeviceNames device,
            SessionEvents told,
            Secrets secrets,
            int octets) {
        this.journal = journal;
        this.proxy = proxy;
        this.policy = policy;
        this.device = device;
        this.told = told;
        this.recorder = new SessionRecorder(octets, secrets, InstantSource.system(), this::recorded);
    }

    SessionRecorder recorder() {
        return recorder;
    }

    long id() {
        SessionInfo opened = session;
        if (opened == null) {
            throw new IllegalStateException("a session that was not opened has no id");
        }
        return opened.id();
    }

    boolean isEnded() {
        return ended;
    }

    /** In which of the journal's times it was opened: since its start, or since it was cleared. */
    int epoch() {
        return epoch;
    }

    void openedIn(int time) {
        epoch = time;
    }

    long weight() {
        return weight;
    }

    void weighs(long more) {
        weight += more;
    }

    SessionSummary summary() {
        SessionTally opened = tally;
        if (opened == null) {
            throw new IllegalStateException("a session that was not opened has no summary");
        }
        return opened.summary();
    }

    /** It is no longer kept. */
    void forget() {
        forgotten = true;
    }

    /** Null once it is forgotten. */
    @Nullable
    SessionSummary summaryIfKept() {
        return forgotten ? null : summary();
    }

    /** Everything, as far as it has come. */
    JournaledSession soFar() {
        return new JournaledSession(proxy, policy, device, recorder.snapshot(), summary());
    }

    private void recorded(Entry entry) {
        told.recorded(entry);
        SessionTally opened = tally;
        if (opened != null && opened.recorded(entry)) {
            journal.changed(this);
        }
    }

    /** Has it begin, before anything is told of it: the device logs a line when a connection is built. */
    SessionObserver opening() {
        return new SessionObserver() {
            @Override
            public void opened(SessionInfo info) {
                begin(info);
            }
        };
    }

    private void begin(SessionInfo info) {
        session = info;
        tally = new SessionTally(info, proxy, policy);
        told.opened(info, policy.firmware());
        journal.opened(this);
    }

    @Override
    public void connected(InetSocketAddress from) {
        SessionInfo opened = session;
        if (opened != null) {
            journal.links().connected(from, opened.server(), new SessionLinks.Link(proxy, opened.id()));
        }
    }

    @Override
    public void accept(Event event) {
        journal.moved();
    }

    @Override
    public void received(Direction from, int octets) {
        journal.moved();
        SessionTally opened = tally;
        if (opened != null) {
            opened.received(from, octets);
        }
        count(UNCOUNTED);
    }

    @Override
    public void closed(SessionEnd end) {
        journal.moved();
        SessionTally opened = tally;
        if (opened != null) {
            opened.closed(end, Instant.now());
            told.closed(opened.summary());
        }
        ended = true;
        count(0);
        journal.closed(this);
    }

    /** Has the journal know of what was recorded, if it is more than that. */
    private void count(int least) {
        SessionTally opened = tally;
        long size = recorder.size() + (opened == null ? 0 : opened.size());
        if (size - counted > least) {
            journal.grown(this, size - counted);
            counted = size;
        }
    }
}
