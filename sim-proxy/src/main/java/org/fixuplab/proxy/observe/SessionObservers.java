package org.fixuplab.proxy.observe;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts observers together, and keeps their faults from the session. */
public final class SessionObservers {

    private static final Logger LOG = LoggerFactory.getLogger(SessionObservers.class);

    private SessionObservers() {}

    /** Each session is watched by an observer of every factory, called in the order given. What one throws does not reach the next. */
    public static SessionObserver.Factory all(SessionObserver.Factory... factories) {
        List<SessionObserver.Factory> kept = List.of(factories);
        return switch (kept.size()) {
            case 0 -> () -> SessionObserver.NOBODY;
            case 1 -> kept.get(0);
            default -> new AllFactories(kept);
        };
    }

    /** An observer that never throws: the fault is ours, so the first one of each session is logged. */
    public static SessionObserver guarded(SessionObserver.Factory factory) {
        return GuardedObserver.of(factory);
    }

    /** Whether it is made of observers that never throw. */
    static boolean isGuarded(SessionObserver observer) {
        return observer instanceof All;
    }

    private record AllFactories(List<SessionObserver.Factory> factories) implements SessionObserver.Factory {

        @Override
        public SessionObserver observer() {
            return new All(factories);
        }

        @Override
        public void refused(RefusedClients clients) {
            factories.forEach(factory -> guarded(() -> factory.refused(clients)));
        }

        @Override
        public void acceptFailed(String why) {
            factories.forEach(factory -> guarded(() -> factory.acceptFailed(why)));
        }

        private static void guarded(Runnable told) {
            try {
                told.run();
            } catch (RuntimeException fault) {
                LOG.error("An observer was told of clients without a session, and failed. This is our bug.", fault);
            }
        }
    }

    private static final class All implements SessionObserver {

        private final SessionObserver[] observers;
        private final SessionObserver[] readers;
        private final boolean course;

        All(List<SessionObserver.Factory> factories) {
            observers = new SessionObserver[factories.size()];
            SessionObserver[] wanting = new SessionObserver[factories.size()];
            int count = 0;
            boolean anyWantsCourse = false;
            for (int i = 0; i < observers.length; i++) {
                SessionObserver observer = guarded(factories.get(i));
                observers[i] = observer;
                anyWantsCourse |= observer.wantsCourse();
                if (observer.wantsOctets()) {
                    wanting[count++] = observer;
                }
            }
            course = anyWantsCourse;
            readers = count == wanting.length ? wanting : Arrays.copyOf(wanting, count);
        }

        @Override
        public void opened(SessionInfo session) {
            for (SessionObserver observer : observers) {
                observer.opened(session);
            }
        }

        @Override
        public void accept(Event event) {
            for (SessionObserver observer : observers) {
                observer.accept(event);
            }
        }

        @Override
        public boolean wantsCourse() {
            return course;
        }

        @Override
        public boolean wantsOctets() {
            return readers.length > 0;
        }

        @Override
        public void segment(Direction from, byte[] before, byte[] after) {
            for (SessionObserver reader : readers) {
                reader.segment(from, before, after);
            }
        }

        @Override
        public void judged(long nanos) {
            for (SessionObserver observer : observers) {
                observer.judged(nanos);
            }
        }

        @Override
        public void received(Direction from, int octets) {
            for (SessionObserver observer : observers) {
                observer.received(from, octets);
            }
        }

        @Override
        public void sent(Direction from, int octets) {
            for (SessionObserver observer : observers) {
                observer.sent(from, octets);
            }
        }

        @Override
        public void connected(InetSocketAddress from) {
            for (SessionObserver observer : observers) {
                observer.connected(from);
            }
        }

        @Override
        public void signal(Direction leg, LegSignal signal) {
            for (SessionObserver observer : observers) {
                observer.signal(leg, signal);
            }
        }

        @Override
        public void denied(Direction from, SegmentFlags flags, int octets) {
            for (SessionObserver observer : observers) {
                observer.denied(from, flags, octets);
            }
        }

        @Override
        public void closed(SessionEnd end) {
            for (SessionObserver observer : observers) {
                observer.closed(end);
            }
        }
    }
}
