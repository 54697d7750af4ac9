package org.fixuplab.proxy;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.fixuplab.proxy.observe.SessionObserver;

/**
 * A firewall on the wire: it listens, and for each client it accepts it connects to the upstream and passes octets both ways, as its
 * inspector judges them. Thread-safe.
 */
public final class Firewall implements AutoCloseable {

    private Firewall() {}

    /**
     * Starts to listen, and returns once it does. The upstream is not probed.
     *
     * @throws java.io.UncheckedIOException if the address cannot be bound; the message names it, and why
     */
    public static Firewall start(FirewallSettings settings, SessionObserver.Factory observers) {
        throw new UnsupportedOperationException();
    }

    /** Where it listens, with the port that port 0 became. */
    public InetSocketAddress address() {
        throw new UnsupportedOperationException();
    }

    /** Sessions whose end was not yet reported to their observer. */
    public int activeSessions() {
        throw new UnsupportedOperationException();
    }

    /**
     * Stops accepting, lets sessions finish, and after {@code drain} resets those that did not. Blocks until all are gone.
     *
     * @return whether all sessions finished by themselves
     */
    public boolean stop(Duration drain) {
        throw new UnsupportedOperationException();
    }

    /** {@link #stop} at once. */
    @Override
    public void close() {
        stop(Duration.ZERO);
    }
}
