package org.fixuplab.lab.journal;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All that happens in a lab, in one order. The last {@value #KEPT} events are kept for who comes late, fewer if they take more than
 * {@value #OCTETS} octets. Safe for any thread.
 *
 * <p>Telling costs a short lock and an object: event loops tell, mostly to nobody. Listeners are called without the lock, so that they may do
 * what they like, telling included.
 */
public final class EventStream {

    /** How many events are kept. */
    public static final int KEPT = 10_000;

    /** How much memory they take at most, about. */
    public static final long OCTETS = 16L << 20;

    private final InstantSource clock;
    private final Deque<LabEvent> kept = new ArrayDeque<>();
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private long octets;
    private long last;

    public EventStream(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Tells everybody.
     *
     * @param values one for each of the kind's fields, in their order, never written to again: a number, a flag, a text, a list of texts,
     *     octets, a constant or an address; null for an optional one that is absent
     */
    public void tell(EventKind kind, String proxy, long session, @Nullable Object... values) {
        synchronized (this) {
            LabEvent event = new LabEvent(last + 1, clock.instant(), kind, proxy, session, values);
            last++;
            kept.addLast(event);
            octets += event.weight();
            while (kept.size() > KEPT || (octets > OCTETS && kept.size() > 1)) {
                octets -= kept.removeFirst().weight();
            }
        }
        subscriptions.forEach(Subscription::deliver);
    }

    /**
     * The events kept whose id is greater, oldest first, and from then on every new one, without a gap between. A listener that falls behind
     * by more than is kept misses the oldest, which it sees by their ids.
     *
     * @param listener called by whoever tells, one call after the other: must not block
     * @return ends the subscription; may be called more than once
     */
    public Runnable subscribe(long after, Consumer<LabEvent> listener) {
        Subscription subscription = new Subscription(after, listener);
        subscriptions.add(subscription);
        subscription.deliver();
        return () -> {
            subscription.over = true;
            subscriptions.remove(subscription);
        };
    }

    /** The events kept whose id is greater, oldest first. */
    public synchronized List<LabEvent> after(long id) {
        List<LabEvent> after = new ArrayList<>();
        Iterator<LabEvent> newest = kept.descendingIterator();
        while (newest.hasNext()) {
            LabEvent event = newest.next();
            if (event.id() <= id) {
                break;
            }
            after.add(event);
        }
        Collections.reverse(after);
        return after;
    }

    /** The id of the last event; 0 if there was none. */
    public synchronized long last() {
        return last;
    }

    /** A listener and how far it has come. */
    private final class Subscription {

        private final Consumer<LabEvent> listener;
        private volatile boolean over;
        private long heard;

        /** Whoever tells while another thread delivers leaves it to that one; guarded by this subscription, as is whether one does. */
        private boolean more;

        private boolean delivering;

        Subscription(long after, Consumer<LabEvent> listener) {
            this.heard = after;
            this.listener = listener;
        }

        void deliver() {
            synchronized (this) {
                more = true;
                if (delivering) {
                    return;
                }
                delivering = true;
            }
            while (isMore()) {
                for (LabEvent event : after(heard)) {
                    heard = event.id();
                    hear(event);
                }
            }
        }

        /** A listener that throws is told no more; whoever told is not to blame, and learns it. */
        private void hear(LabEvent event) {
            boolean heardIt = over;
            try {
                if (!over) {
                    listener.accept(event);
                    heardIt = true;
                }
            } finally {
                if (!heardIt) {
                    over = true;
                    subscriptions.remove(this);
                }
            }
        }

        private synchronized boolean isMore() {
            boolean was = more;
            more = false;
            delivering = was;
            return was;
        }
    }
}
