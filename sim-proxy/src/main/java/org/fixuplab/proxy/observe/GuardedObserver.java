package org.fixuplab.proxy.observe;

import java.net.InetSocketAddress;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what an observer throws from the session it watches. */
final class GuardedObserver implements SessionObserver {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedObserver.class);

    private final SessionObserver observer;
    private boolean failed;

    private GuardedObserver(SessionObserver observer) {
        this.observer = observer;
    }

    static SessionObserver of(Factory factory) {
        try {
            SessionObserver observer = factory.observer();
            return SessionObservers.isGuarded(observer) ? observer : new GuardedObserver(observer);
        } catch (RuntimeException fault) {
            LOG.error("A session goes unwatched: its observer could not be made. This is our bug.", fault);
            return NOBODY;
        }
    }

    @Override
    public void opened(SessionInfo session) {
        try {
            observer.opened(session);
        } catch (RuntimeException fault) {
            report(fault);
        }
    }

    @Override
    public void accept(Event event) {
        try {
            observer.accept(event);
        } catch (RuntimeException fault) {
            report(fault);
        }
    }

    @Override
    public boolean wantsCourse() {
        try {
            return observer.wantsCourse();
        } catch (RuntimeException fault) {
            report(fault);
            return false;
        }
    }

    @Override
    public boolean wantsOctets() {
        try {
            return observer.wantsOctets();
        } catch (RuntimeException fault) {
            report(fault);
            return false;
        }
    }

    @Override
    public void segment(Direction from, byte[] before, byte[] after) {
        try {
            observer.segment(from, before, after);
        } catch (RuntimeException fault) {
            report(fault);
        }
    }

    @Override
    public void judged(long nanos) {
        try {
            observer.judged(nanos);
        } catch (RuntimeException fault) {
            report(fault);
        }
    }

    @Override
    public void received(Direction from, int octets) {
        try {
            observer.received(from, octets);
        } catch (RuntimeException fault) {
            report(fault);
        }
    }

    @Override
    public void sent(Direction from, int octets) {
        try {
            observer.sent(from, octets);
        } catch (RuntimeException fault) {
            report(fault);
        }
    }

    @Override
    public void connected(InetSocketAddress from) {
        try {
            observer.connected(from);
        } catch (RuntimeException fault) {
            report(fault);
        }
    }

    @Override
    public void signal(Direction leg, LegSignal signal) {
        try {
            observer.signal(leg, signal);
        } catch (RuntimeException fault) {
            report(fault);
        }
    }

    @Override
    public void denied(Direction from, SegmentFlags flags, int octets) {
        try {
            observer.denied(from, flags, octets);
        } catch (RuntimeException fault) {
            report(fault);
        }
    }

    @Override
    public void closed(SessionEnd end) {
        try {
            observer.closed(end);
        } catch (RuntimeException fault) {
            report(fault);
        }
    }

    private void report(RuntimeException fault) {
        if (!failed) {
            failed = true;
            LOG.error(
                    "An observer failed; the session goes on, and its later faults are not logged. This is our bug.",
                    fault);
        }
    }
}
