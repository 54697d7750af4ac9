package org.fixuplab.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One session, or what was pasted of it. Immutable.
 *
 * @param end the line that says that it ended, and how; null if none does
 */
record Dialogue(List<Exchange> exchanges, @Nullable Utterance end) {

    Dialogue {
        exchanges = List.copyOf(exchanges);
    }

    boolean hasGreeting() {
        return !exchanges.isEmpty() && exchanges.get(0).kind() == Exchange.Kind.GREETING;
    }
}
