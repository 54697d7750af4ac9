package org.fixuplab.lab.matrix;

import java.util.ArrayList;
import java.util.List;
import org.fixuplab.proxy.transcript.Transcript;
import org.fixuplab.proxy.transcript.TranscriptLine;

/** How much of its sessions a cell keeps: a thousand cells fit into memory, whatever their senders say. */
final class Kept {

    /** A client that connects for ever says the same for ever. */
    static final int MOST_SESSIONS = 10;

    static final long MOST_OCTETS = 64 * 1024;

    private Kept() {}

    /** The oldest sessions, one at least if there is any. */
    static List<Transcript> of(List<Transcript> sessions) {
        List<Transcript> kept = new ArrayList<>();
        long octets = 0;
        for (Transcript session : sessions) {
            octets += octets(session);
            if (!kept.isEmpty() && (octets > MOST_OCTETS || kept.size() == MOST_SESSIONS)) {
                break;
            }
            kept.add(session);
        }
        return kept;
    }

    private static long octets(Transcript session) {
        return session.lines().stream()
                .map(TranscriptLine::before)
                .mapToLong(line -> line.length)
                .sum();
    }
}
