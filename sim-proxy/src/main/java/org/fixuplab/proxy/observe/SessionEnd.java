package org.fixuplab.proxy.observe;

import java.util.Optional;

/**
 * How a session ended.
 *
 * @param client the client's leg
 * @param server the server's leg; {@link Ending#OPEN} if there never was one
 * @param reason why, if neither peer closed in order: a sentence for a person
 */
public record SessionEnd(Ending client, Ending server, Cause cause, Optional<String> reason) {

    /** Who or what ended it. */
    public enum Cause {
        /** Both peers closed in order. */
        PEERS,
        CLIENT_RESET,
        SERVER_RESET,
        /** The server could not be reached. */
        NO_UPSTREAM,
        INSPECTION,
        /** No octet moved for too long. */
        IDLE,
        /** The firewall itself was stopped. */
        STOPPED
    }
}
