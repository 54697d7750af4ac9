package org.fixuplab.proxy;

import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.fixuplab.proxy.observe.RefusedClients;
import org.fixuplab.proxy.observe.RefusedClients.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Turns clients away. The first of a reason is told at once, those that follow once a second, all in one: a flood of clients makes no flood
 * of lines. Thread-safe.
 */
final class Refusals {

    private static final long EVERY_MILLIS = 1_000;
    /** EMFILE, and ENFILE with something behind it: strerror(3). */
    private static final String TOO_MANY_FILES = "Too many open files";

    private static final InetSocketAddress GONE = new InetSocketAddress(0);

    private final Consumer<RefusedClients> told;
    private final Map<Reason, Tally> tallies = new EnumMap<>(Reason.class);

    /** Guarded by the refusals. */
    private static final class Tally {
        private int count;
        private InetSocketAddress last = GONE;
        private String why = "";
        private boolean waiting;
    }

    /** @param told called on event loops, by several at once: must not block */
    Refusals(Consumer<RefusedClients> told) {
        this.told = told;
        for (Reason reason : Reason.values()) {
            tallies.put(reason, new Tally());
        }
    }

    /** RST. On the client's event loop. */
    void refuse(SocketChannel client, Reason reason, String why) {
        InetSocketAddress address = client.remoteAddress();
        reset(client);
        count(client.eventLoop(), address, reason, why);
    }

    /** What the kernel says when it gives no socket, for a person. */
    static String why(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains(TOO_MANY_FILES)) {
                return "the process has no file descriptor left";
            }
        }
        return String.valueOf(failure.getMessage());
    }

    private static void reset(SocketChannel client) {
        if (client.isOpen()) {
            try {
                client.config().setOption(ChannelOption.SO_LINGER, 0);
            } catch (ChannelException alreadyReset) {
                // The client was quicker.
            }
            client.close();
        }
    }

    /** Counts one that is gone already. */
    void count(EventLoop loop, @Nullable InetSocketAddress client, Reason reason, String why) {
        synchronized (this) {
            Tally tally = tally(reason);
            tally.count++;
            tally.last = client == null ? GONE : client;
            tally.why = why;
            if (tally.waiting) {
                return;
            }
            tally.waiting = true;
        }
        tell(loop, reason);
    }

    private void tell(EventLoop loop, Reason reason) {
        RefusedClients clients = take(reason);
        if (clients != null) {
            loop.schedule(() -> tell(loop, reason), EVERY_MILLIS, TimeUnit.MILLISECONDS);
            told.accept(clients);
        }
    }

    /** What came since the last time; if nothing did, the next one is told at once. */
    private synchronized @Nullable RefusedClients take(Reason reason) {
        Tally tally = tally(reason);
        if (tally.count == 0) {
            tally.waiting = false;
            return null;
        }
        RefusedClients clients = new RefusedClients(reason, tally.count, tally.last, tally.why);
        tally.count = 0;
        return clients;
    }

    private Tally tally(Reason reason) {
        return Objects.requireNonNull(tallies.get(reason));
    }

    /** Tells what was not told yet. */
    void tellRest() {
        for (Reason reason : Reason.values()) {
            RefusedClients clients = take(reason);
            if (clients != null) {
                told.accept(clients);
            }
        }
    }
}
