package org.fixuplab.event;

/** Receives the events of one session, in order, on the session's thread. Never blocks, never throws. */
@FunctionalInterface
public interface EventSink {

    /** Drops everything. */
    EventSink NONE = new EventSink() {
        @Override
        public void accept(Event event) {}

        @Override
        public boolean wantsCourse() {
            return false;
        }
    };

    void accept(Event event);

    /**
     * Whether it is to be told how a session goes when all is well, too: {@link Event.Command}, {@link Event.Reply},
     * {@link Event.DataStarted}, {@link Event.DataEnded}. That is an object for every line. Asked once, at the start.
     */
    default boolean wantsCourse() {
        return true;
    }
}
