package org.fixuplab.inspect;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The firewall's own answers, to lines that it kept from the server. Each waits until every command before its line has its reply, so that
 * the client gets all replies in the order of its commands. Confined to its session.
 */
final class LocalAnswers {

    /**
     * @param behaviour whose answer it is
     * @param number of the first command after its line
     */
    record Answer(String behaviour, long number, byte[] octets) {}

    private final Queue<Answer> waiting = new ArrayDeque<>(0);

    boolean add(Answer answer) {
        waiting.add(answer);
        return waiting.size() <= Outstanding.MOST;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Hands over the next one for which nothing before it is outstanding. */
    @Nullable
    Answer poll(long firstOutstanding) {
        if (waiting.isEmpty() || waiting.element().number() > firstOutstanding) {
            return null;
        }
        return waiting.remove();
    }
}
