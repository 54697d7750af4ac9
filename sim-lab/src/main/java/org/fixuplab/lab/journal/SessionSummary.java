package org.fixuplab.lab.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.proxy.observe.SessionInfo;
import org.fixuplab.smtp.Verb;

/**
 * What a session was like, in short. It knows of all that happened, also of what the recording has left out. Immutable.
 *
 * @param proxy the firewall's name
 * @param firmware the firewall's when the session began
 * @param behaviours the ids of those that did something, in the order of their first deed
 * @param verbs of the client's commands, each once, in the order of the first
 * @param codes of the replies, each once, in the order of the first
 * @param tls whether the server accepted STARTTLS
 * @param end empty while the session goes on
 * @param ended empty as {@code end} is
 * @param fromClient how many octets were read from the client
 * @param fromServer how many octets were read from the server
 * @param log the device's lines; the first {@value #LOG_LINES}
 * @param logLeftOut how many more there were
 */
public record SessionSummary(
        SessionInfo session,
        String proxy,
        String firmware,
        List<String> behaviours,
        List<Verb> verbs,
        List<Integer> codes,
        boolean tls,
        Optional<SessionEnd> end,
        Optional<Instant> ended,
        long fromClient,
        long fromServer,
        List<String> log,
        long logLeftOut) {

    /** So many lines of the device's log are kept of one session. */
    public static final int LOG_LINES = 1_000;

    public SessionSummary {
        behaviours = List.copyOf(behaviours);
        verbs = List.copyOf(verbs);
        codes = List.copyOf(codes);
        log = List.copyOf(log);
    }

    /** Unique in the lab. */
    public long id() {
        return session.id();
    }
}
