package org.fixuplab.lab.matrix;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.fixuplab.proxy.transcript.Transcript;
import org.fixuplab.send.Attempt;

/**
 * What came of one sender behind one firewall. Immutable.
 *
 * @param verdict {@code tls(verified)}, {@code tls(unverified)}, {@code clear}, {@code deferred}, {@code bounced}, {@code failed(29)}, {@code duplicate} or
 *     {@code hung}; of several attempts that differ, each: {@code deferred, clear}
 * @param note a sentence for a person: the sender's words, or what the verdict does not say; may be empty
 * @param sessions both sides of the firewall, oldest first
 */
public record Cell(
        String sender,
        String column,
        String verdict,
        Set<Leak> leaks,
        List<Attempt> attempts,
        String note,
        List<Transcript> sessions,
        Duration took) {

    public Cell {
        leaks = Set.copyOf(leaks);
        attempts = List.copyOf(attempts);
        sessions = List.copyOf(sessions);
    }
}
