package org.fixuplab.app.command;

import java.util.function.Consumer;
import org.fixuplab.app.output.Addresses;
import org.fixuplab.proxy.observe.RefusedClients;
import org.fixuplab.proxy.observe.SessionObserver;

/** Tells a person of clients that get no session, and what would help. */
final class RefusalLines implements SessionObserver.Factory {

    private final Consumer<String> lines;

    /** @param lines called on event loops: must not block */
    RefusalLines(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public SessionObserver observer() {
        return SessionObserver.NOBODY;
    }

    @Override
    public void refused(RefusedClients clients) {
        lines.accept("refused "
                + (clients.count() == 1 ? "a client, " : clients.count() + " clients, the last ")
                + Addresses.text(clients.last()) + ": " + clients.why() + " (" + remedy(clients.reason()) + ")");
    }

    private static String remedy(RefusedClients.Reason reason) {
        return switch (reason) {
            case TOO_MANY_SESSIONS -> "--max-sessions N allows more, 'ulimit -n' the descriptors for them";
            case NO_PROXY_HEADER -> "with --proxy-protocol-in every client has to send one first";
            case NO_DESCRIPTOR -> "'ulimit -n' allows more, --max-sessions N is to stay below";
        };
    }

    @Override
    public void acceptFailed(String why) {
        lines.accept(
                "no client can be accepted, and they wait: " + why
                        + "; it is tried again each second ('ulimit -n' allows more descriptors, --max-sessions N needs fewer)");
    }
}
