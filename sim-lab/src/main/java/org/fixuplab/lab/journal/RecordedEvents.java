package org.fixuplab.lab.journal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.fixuplab.proxy.record.Entry;

/** The events of one recorded session, told again: with the times of the record, and ids of their own. */
public final class RecordedEvents {

    private RecordedEvents() {}

    public static List<LabEvent> of(JournaledSession session) {
        Moving clock = new Moving(session.recording().session().opened());
        EventStream stream = new EventStream(clock);
        // All of them: a stream keeps fewer than a recording may hold.
        List<LabEvent> events = new ArrayList<>();
        stream.subscribe(0, events::add);
        SessionEvents told = new SessionEvents(stream, session.proxy());
        told.opened(session.recording().session(), session.policy().firmware());
        for (Entry entry : session.recording().entries()) {
            clock.now = entry.at();
            told.recorded(entry);
        }
        session.recording().ended().ifPresent(ended -> {
            clock.now = ended;
            told.closed(session.summary());
        });
        return events;
    }

    private static final class Moving implements InstantSource {

        private Instant now;

        Moving(Instant start) {
            now = start;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
