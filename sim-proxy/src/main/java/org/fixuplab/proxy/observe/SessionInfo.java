package org.fixuplab.proxy.observe;

import java.net.InetSocketAddress;
import java.time.Instant;

/**
 * Who talks to whom. Immutable.
 *
 * @param id counts the firewall's sessions from 1
 * @param client the client's end of its leg
 * @param firewall the firewall's end of that leg: where the client connected
 * @param server where the firewall connects; a name, if it was not looked up yet
 */
public record SessionInfo(
        long id, InetSocketAddress client, InetSocketAddress firewall, InetSocketAddress server, Instant opened) {

    /** As through the device itself: the client connected to the server's own address. */
    public SessionInfo(long id, InetSocketAddress client, InetSocketAddress server, Instant opened) {
        this(id, client, server, server, opened);
    }
}
