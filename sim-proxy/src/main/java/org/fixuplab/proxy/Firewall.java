package org.fixuplab.proxy;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.fixuplab.proxy.observe.RefusedClients;
import org.fixuplab.proxy.observe.RefusedClients.Reason;
import org.fixuplab.proxy.observe.SessionInfo;
import org.fixuplab.proxy.observe.SessionObserver;
import org.fixuplab.proxy.observe.SessionObservers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A firewall on the wire: it listens, and for each client it accepts it connects to the upstream and passes octets both ways, as its
 * inspector judges them. Thread-safe.
 */
public final class Firewall implements AutoCloseable {

    private static final Duration GOODBYE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Firewall.class);
    private static final String STOPPED = "the firewall was stopped";

    private final EventLoops loops;
    private final boolean ownsLoops;
    private final Channel listener;
    private final LongSupplier ids;
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final Refusals refusals = new Refusals(this::tell);

    /** Clients that have a session, or may still get one. */
    private final AtomicInteger admitted = new AtomicInteger();

    private volatile Setup setup;
    private volatile @Nullable CountDownLatch lastOneOut;

    /** Sessions got their time to finish. One that was accepted before, and begins only now, is too late. */
    private volatile boolean over;

    /** What a new session is made of. */
    private record Setup(FirewallSettings settings, SessionObserver.Factory observers) {

        Setup {
            if (settings.upstream().equals(FirewallSettings.AS_ADDRESSED)
                    && !settings.placement().transparent()) {
                throw new IllegalArgumentException("a firewall that is addressed itself needs an upstream");
            }
        }
    }

    private Firewall(Setup first, EventLoops loops, boolean ownsLoops, LongSupplier ids) {
        this.setup = first;
        this.loops = loops;
        this.ownsLoops = ownsLoops;
        this.ids = ids;
        InetSocketAddress listen = first.settings.listen();
        ServerBootstrap accepting = new ServerBootstrap()
                .group(loops.group)
                .channel(loops.transport.listener)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .option(ChannelOption.SO_REUSEADDR, true)
                .handler(new AcceptPause(this::tellPause))
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel client) {
                        accept(client);
                    }
                });
        if (first.settings.placement().transparent()) {
            requireTransparency();
            accepting.option(EpollChannelOption.IP_TRANSPARENT, true);
        }
        ChannelFuture bound = accepting.bind(listen).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            closeLoops();
            throw cannotListen(listen, bound.cause());
        }
        listener = bound.channel();
    }

    private void requireTransparency() {
        try {
            loops.transport.requireTransparency();
        } catch (RuntimeException impossible) {
            closeLoops();
            throw impossible;
        }
    }

    private void accept(SocketChannel client) {
        int most = setup.settings.maxSessions();
        if (admitted.incrementAndGet() > most) {
            refuse(client, Reason.TOO_MANY_SESSIONS, "all sessions are taken, there may be " + most);
        } else if (setup.settings.placement().readsHeader()) {
            ProxyHeaderReader.read(client, new Introduced(client));
        } else {
            begin(client, client.remoteAddress(), client.localAddress());
        }
    }

    /** A client that says first who it is. */
    private final class Introduced implements ProxyHeaderReader.Next {

        private final SocketChannel client;

        Introduced(SocketChannel client) {
            this.client = client;
        }

        @Override
        public void begin(InetSocketAddress from, InetSocketAddress to) {
            Firewall.this.begin(client, from, to);
        }

        @Override
        public void refuse(String why) {
            Firewall.this.refuse(client, Reason.NO_PROXY_HEADER, why);
        }

        @Override
        public void left() {
            release();
        }
    }

    private void refuse(SocketChannel client, Reason reason, String why) {
        release();
        refusals.refuse(client, reason, why);
    }

    /** One that was admitted is gone. */
    private void release() {
        int left = admitted.decrementAndGet();
        CountDownLatch latch = lastOneOut;
        if (latch != null && left == 0) {
            latch.countDown();
        }
    }

    /**
     * Begins the session of one that is admitted.
     *
     * @param from the client's address
     * @param to where it connected
     */
    private void begin(SocketChannel client, InetSocketAddress from, InetSocketAddress to) {
        Setup now = setup;
        SocketChannel server;
        try {
            server = loops.transport.socket();
        } catch (ChannelException none) {
            refuse(client, Reason.NO_DESCRIPTOR, "no connection to the server can be opened: " + Refusals.why(none));
            return;
        }
        Session session;
        try {
            session = session(now, client, server, from, to);
        } catch (RuntimeException fault) {
            LOG.error("A session could not begin. This is our bug.", fault);
            server.unsafe().closeForcibly();
            client.close();
            release();
            return;
        }
        sessions.add(session);
        session.begin();
        if (over) {
            session.abort(STOPPED);
        }
    }

    private Session session(
            Setup now, SocketChannel client, SocketChannel server, InetSocketAddress from, InetSocketAddress to) {
        SessionObserver observer = SessionObservers.guarded(now.observers);
        Judge judge = new Judge(now.settings.inspectors().apply(observer), observer);
        SessionInfo info = new SessionInfo(
                ids.getAsLong(), from, to, now.settings.upstreamOf(client.localAddress()), Instant.now());
        return new Session(client, server, info, now.settings, judge, this::gone);
    }

    private void tell(RefusedClients clients) {
        guarded(observers -> observers.refused(clients));
    }

    private void tellPause(String why) {
        guarded(observers -> observers.acceptFailed(why));
    }

    private void guarded(Consumer<SessionObserver.Factory> told) {
        try {
            told.accept(setup.observers);
        } catch (RuntimeException fault) {
            LOG.error("An observer failed; the firewall goes on. This is our bug.", fault);
        }
    }

    /**
     * Starts to listen, and returns once it does. The upstream is not probed.
     *
     * @throws UncheckedIOException if the address cannot be bound; the message names it, and why
     * @throws TransparencyException if it is to be on the path itself, and cannot
     */
    public static Firewall start(FirewallSettings settings, SessionObserver.Factory observers) {
        return start(settings, observers, Transport.chosen());
    }

    static Firewall start(FirewallSettings settings, SessionObserver.Factory observers, Transport transport) {
        return new Firewall(
                new Setup(settings, observers), new EventLoops(transport), true, new AtomicLong()::incrementAndGet);
    }

    /**
     * Starts to listen, as one of several.
     *
     * @param loops shared with others; they outlive this firewall
     * @param ids the next session's id, for instance one that counts the sessions of all
     * @throws UncheckedIOException if the address cannot be bound; the message names it, and why
     * @throws TransparencyException if it is to be on the path itself, and cannot
     */
    public static Firewall start(
            FirewallSettings settings, SessionObserver.Factory observers, EventLoops loops, LongSupplier ids) {
        return new Firewall(new Setup(settings, observers), loops, false, ids);
    }

    /** What sessions that begin from now on are made of; those under way stay as they are. The listener stays where it is. */
    public void change(FirewallSettings settings, SessionObserver.Factory observers) {
        setup = new Setup(settings, observers);
    }

    private static UncheckedIOException cannotListen(InetSocketAddress address, Throwable cause) {
        String said = String.valueOf(cause.getMessage());
        String reason = said.substring(said.lastIndexOf(": ") + 1).strip();
        return new UncheckedIOException(
                "cannot listen on " + Addresses.text(address) + ": " + reason,
                cause instanceof IOException io ? io : new IOException(cause));
    }

    /** Where it listens, with the port that port 0 became. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    /** Sessions whose end was not yet reported to their observer. */
    public int activeSessions() {
        return sessions.size();
    }

    private void gone(Session session) {
        sessions.remove(session);
        release();
    }

    /**
     * Stops accepting, lets sessions finish, and after {@code drain} resets those that did not. Blocks until all are gone; not to be
     * called by an observer.
     *
     * @return how many had to be reset
     */
    public synchronized int stop(Duration drain) {
        stopListening();
        awaitNobody(drain);
        over = true;
        int unfinished = admitted.get();
        sessions.forEach(session -> session.abort(STOPPED));
        awaitNobody(GOODBYE);
        refusals.tellRest();
        closeLoops();
        return unfinished;
    }

    /** Stops accepting; its address is free when this returns, and its sessions go on. Not to be called by an observer. */
    public void stopListening() {
        listener.close().awaitUninterruptibly();
    }

    private void closeLoops() {
        if (ownsLoops) {
            loops.close();
        }
    }

    private void awaitNobody(Duration bound) {
        CountDownLatch latch = new CountDownLatch(1);
        lastOneOut = latch;
        if (admitted.get() == 0) {
            return;
        }
        try {
            latch.await(bound.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@link #stop} at once. */
    @Override
    public void close() {
        stop(Duration.ZERO);
    }
}
