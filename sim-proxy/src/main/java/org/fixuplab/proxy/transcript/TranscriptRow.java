package org.fixuplab.proxy.transcript;

import java.time.Instant;
import java.util.List;
import org.fixuplab.event.Direction;
import org.fixuplab.proxy.transcript.Cells.Cell;

/** What stands side by side in a printed transcript, before it is wrapped or marked up. Immutable. */
sealed interface TranscriptRow {

    /**
     * Something one peer said, as both sides saw it.
     *
     * @param client the client's view
     * @param server the server's view
     * @param behaviours ids of those that altered it
     * @param faint whether it is message, or octets that were only counted
     */
    record Said(
            Instant at,
            Direction from,
            List<Cell> client,
            List<Cell> server,
            List<String> behaviours,
            boolean altered,
            boolean faint)
            implements TranscriptRow {

        public Said {
            client = List.copyOf(client);
            server = List.copyOf(server);
            behaviours = List.copyOf(behaviours);
        }
    }

    /** Lines of a message of which only the number is shown, unless asked for. */
    record Folded(List<Said> rows, String summary) implements TranscriptRow {

        public Folded {
            rows = List.copyOf(rows);
        }
    }

    /** A fact about the session. */
    record Note(Instant at, String sentence) implements TranscriptRow {}
}
