package org.fixuplab.lab.journal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions that are kept, within their bounds. The oldest that has ended goes first; where none has, the oldest: a lab that is asked
 * about a session that goes on is to know of it as long as it can. Guarded by its journal's lock.
 */
final class KeptSessions {

    /** What a session takes in memory, about, with nothing recorded. */
    static final int EMPTY = 2_048;

    private final Map<Long, WatchedSession> kept = new LinkedHashMap<>();
    private final JournalBounds bounds;
    private long octets;
    private long dropped;

    KeptSessions(JournalBounds bounds) {
        this.bounds = bounds;
    }

    void add(WatchedSession session) {
        kept.put(session.id(), session);
        grown(session, EMPTY);
    }

    /** A session takes more memory. One that is not here counts nothing. */
    void grown(WatchedSession session, long more) {
        if (kept.get(session.id()) == session) {
            session.weighs(more);
            octets += more;
            trim();
        }
    }

    private void trim() {
        while (kept.size() > bounds.sessions() || (octets > bounds.octets() && kept.size() > 1)) {
            WatchedSession leaving = leaving();
            kept.remove(leaving.id());
            leaving.forget();
            octets -= leaving.weight();
            dropped++;
        }
    }

    private WatchedSession leaving() {
        Iterator<WatchedSession> oldest = kept.values().iterator();
        WatchedSession first = oldest.next();
        WatchedSession next = first;
        while (!next.isEnded() && oldest.hasNext()) {
            next = oldest.next();
        }
        return next.isEnded() ? next : first;
    }

    Optional<WatchedSession> get(long id) {
        return Optional.ofNullable(kept.get(id));
    }

    /** Oldest first. */
    List<WatchedSession> all() {
        return new ArrayList<>(kept.values());
    }

    int count() {
        return kept.size();
    }

    long octets() {
        return octets;
    }

    long dropped() {
        return dropped;
    }

    void clear() {
        kept.values().forEach(WatchedSession::forget);
        kept.clear();
        octets = 0;
    }
}
