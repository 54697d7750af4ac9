package org.fixuplab.proxy.observe;

import java.util.List;
import java.util.Optional;
import org.fixuplab.event.Event;

/**
 * What one session's peers said, from both sides of the firewall, so far. Immutable.
 *
 * @param lines in the order in which they were completed
 * @param end empty while the session goes on
 * @param events all of them, in order, up to the recorder's bound
 * @param syslog the lines that the device wrote into its log, in order, up to the same bound
 */
public record Transcript(
        SessionInfo session,
        List<TranscriptLine> lines,
        Optional<SessionEnd> end,
        List<Event> events,
        List<String> syslog) {

    public Transcript {
        lines = List.copyOf(lines);
        events = List.copyOf(events);
        syslog = List.copyOf(syslog);
    }
}
