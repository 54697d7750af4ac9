package org.fixuplab.proxy.transcript;

import java.util.List;
import java.util.Optional;
import org.fixuplab.event.Event;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.proxy.observe.SessionInfo;
import org.fixuplab.proxy.record.Recording;

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

    /** The transcript of a session, as far as it was recorded. A line that is not yet complete is left out. */
    public static Transcript of(Recording recording) {
        return TranscriptBuilder.of(recording);
    }
}
