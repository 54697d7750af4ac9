package org.fixuplab.lab.journal;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** All that happens in a lab, in one order. The last {@value #KEPT} events are kept for who comes late. Safe for any thread. */
public final class EventStream {

    /** How many events are kept. */
    public static final int KEPT = 10_000;

    private final InstantSource clock;
    private final Deque<LabEvent> kept = new ArrayDeque<>();
    private final List<Consumer<LabEvent>> listeners = new CopyOnWriteArrayList<>();
    private long last;

    public EventStream(InstantSource clock) {
        this.clock = clock;
    }

    /** Tells everybody. */
    public synchronized void tell(EventKind kind, String proxy, long session, Map<String, Object> values) {
        LabEvent event = new LabEvent(++last, clock.instant(), kind, proxy, session, values);
        kept.addLast(event);
        if (kept.size() > KEPT) {
            kept.removeFirst();
        }
        listeners.forEach(listener -> listener.accept(event));
    }

    /**
     * The events kept whose id is greater, oldest first, and from then on every new one, without a gap between.
     *
     * @param listener called by whoever tells, one call after the other: must not block
     * @return ends the subscription; may be called more than once
     */
    public synchronized Runnable subscribe(long after, Consumer<LabEvent> listener) {
        kept.stream().filter(event -> event.id() > after).forEach(listener);
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** The events kept whose id is greater, oldest first. */
    public synchronized List<LabEvent> after(long id) {
        return kept.stream().filter(event -> event.id() > id).toList();
    }

    /** The id of the last event; 0 if there was none. */
    public synchronized long last() {
        return last;
    }
}
