package org.fixuplab.event;

/** Receives the events of one session, in order, on the session's thread. Never blocks, never throws. */
@FunctionalInterface
public interface EventSink {

    /** Drops everything. */
    EventSink NONE = event -> {};

    void accept(Event event);
}
