package org.fixuplab.proxy.observe;

import java.net.InetSocketAddress;
import java.util.Locale;

/**
 * Clients that got RST in place of a session: a firewall never says a word of SMTP for itself, not even 421. Immutable.
 *
 * @param count how many, since this was last told of this reason
 * @param last the address of the last of them
 * @param why it got none, for a person
 */
public record RefusedClients(Reason reason, int count, InetSocketAddress last, String why) {

    /** Why a client is refused. */
    public enum Reason {
        /** As many sessions are open as there may be. */
        TOO_MANY_SESSIONS,
        /** It did not begin with a header of the PROXY protocol, as clients of this firewall must. */
        NO_PROXY_HEADER,
        /** The process has no file descriptor left for the connection to the server. */
        NO_DESCRIPTOR;

        /** As meters and events spell it: {@code too-many-sessions}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
