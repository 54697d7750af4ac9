package org.fixuplab.lab.matrix;

import java.time.Duration;
import java.util.List;
import org.fixuplab.proxy.transcript.Transcript;
import org.fixuplab.send.Attempt;

/**
 * One mail of one sender through one firewall, and all that it left. Immutable.
 *
 * @param attempts none if the sender was still busy when its time ran out
 * @param arrived how each message came that the mailbox held in the end, oldest first
 * @param messageId of the mail that the sender was given; a program may have sent one of its own
 */
record Trial(List<Attempt> attempts, List<Way> arrived, List<Transcript> sessions, String messageId, Duration took) {

    /** How a message came to the server. */
    enum Way {
        TLS,
        CLEAR
    }

    boolean arrivedOverTls() {
        return arrived.contains(Way.TLS);
    }

    boolean hung() {
        return attempts.isEmpty();
    }
}
