package org.fixuplab.send;

/** What came of one attempt, as the sender sees it. */
public enum Verdict {
    /** Accepted by the server, over TLS. */
    TLS,
    /** Accepted by the server, in clear. */
    CLEAR,
    /** Kept in the queue for another attempt. */
    DEFERRED,
    /** Given up and returned. */
    BOUNCED,
    /** Given up by a sender without a queue: an error, an exit code. */
    FAILED,
    /** Neither accepted nor given up: it waits, and would for ever. */
    HUNG
}
