package org.fixuplab.lab.journal;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which session a connection to a server belongs to. The last {@value #KEPT} connections are kept: a message may be stored after its session
 * has ended at the firewall. Safe for any thread.
 */
public final class SessionLinks {

    /** How many connections are kept. */
    public static final int KEPT = 20_000;

    /** @param port the server's: a session to another server may have the same end */
    private record Connection(InetSocketAddress firewall, int port) {}

    /** One session of one firewall. */
    public record Link(String proxy, long session) {}

    private final Map<Connection, Link> links = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Connection, Link> eldest) {
            return size() > KEPT;
        }
    };

    /** @param firewall the firewall's own end of the connection */
    synchronized void connected(InetSocketAddress firewall, InetSocketAddress server, Link link) {
        Connection connection = new Connection(firewall, server.getPort());
        // A port that comes again makes the connection a new one.
        links.remove(connection);
        links.put(connection, link);
    }

    /**
     * The session of a connection.
     *
     * @param peer as the server sees its client
     */
    public synchronized Optional<Link> of(InetSocketAddress peer, int serverPort) {
        return Optional.ofNullable(links.get(new Connection(peer, serverPort)));
    }
}
