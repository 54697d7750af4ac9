package org.fixuplab.send;

import java.util.List;

/** Every attempt, oldest first; one at least. Immutable. */
public record SendResult(List<Attempt> attempts) {

    public SendResult {
        attempts = List.copyOf(attempts);
    }

    public Attempt last() {
        return attempts.get(attempts.size() - 1);
    }
}
