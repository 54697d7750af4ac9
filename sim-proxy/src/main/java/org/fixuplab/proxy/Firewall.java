package org.fixuplab.proxy;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.fixuplab.proxy.observe.SessionObserver;
import org.fixuplab.proxy.observe.SessionObservers;
import org.jspecify.annotations.Nullable;

/**
 * A firewall on the wire: it listens, and for each client it accepts it connects to the upstream and passes octets both ways, as its
 * inspector judges them. Thread-safe.
 */
public final class Firewall implements AutoCloseable {

    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final EventLoopGroup loops;
    private final Channel listener;
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private volatile @Nullable CountDownLatch lastOneOut;

    private Firewall(FirewallSettings settings, SessionObserver.Factory observers, Transport transport) {
        loops = new MultiThreadIoEventLoopGroup(
                Runtime.getRuntime().availableProcessors(),
                new DefaultThreadFactory("fixuplab-firewall", true),
                transport.ioHandlers());
        AtomicLong ids = new AtomicLong();
        ServerBootstrap accepting = new ServerBootstrap()
                .group(loops)
                .channel(transport.listener)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel client) {
                        SessionObserver observer = SessionObservers.guarded(observers);
                        Judge judge = new Judge(settings.inspectors().apply(observer), observer);
                        Session session = new Session(
                                client,
                                transport.socket(),
                                ids.incrementAndGet(),
                                settings,
                                judge,
                                Firewall.this::gone);
                        sessions.add(session);
                        session.begin();
                    }
                });
        // When the process has no file descriptor left, ServerBootstrap stops accepting for a second: no spin.
        ChannelFuture bound = accepting.bind(settings.listen()).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw cannotListen(settings.listen(), bound.cause());
        }
        listener = bound.channel();
    }

    /**
     * Starts to listen, and returns once it does. The upstream is not probed.
     *
     * @throws UncheckedIOException if the address cannot be bound; the message names it, and why
     */
    public static Firewall start(FirewallSettings settings, SessionObserver.Factory observers) {
        return start(settings, observers, Transport.chosen());
    }

    static Firewall start(FirewallSettings settings, SessionObserver.Factory observers, Transport transport) {
        return new Firewall(settings, observers, transport);
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
        CountDownLatch latch = lastOneOut;
        if (latch != null && sessions.isEmpty()) {
            latch.countDown();
        }
    }

    /**
     * Stops accepting, lets sessions finish, and after {@code drain} resets those that did not. Blocks until all are gone; not to be
     * called by an observer.
     *
     * @return whether all sessions finished by themselves
     */
    public synchronized boolean stop(Duration drain) {
        listener.close().awaitUninterruptibly();
        boolean finished = awaitNoSession(drain);
        if (!finished) {
            sessions.forEach(session -> session.abort("the firewall was stopped"));
            awaitNoSession(GOODBYE);
        }
        loops.shutdownGracefully(0, GOODBYE.toSeconds(), TimeUnit.SECONDS).awaitUninterruptibly();
        return finished;
    }

    private boolean awaitNoSession(Duration bound) {
        CountDownLatch latch = new CountDownLatch(1);
        lastOneOut = latch;
        if (sessions.isEmpty()) {
            return true;
        }
        try {
            return latch.await(bound.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** {@link #stop} at once. */
    @Override
    public void close() {
        stop(Duration.ZERO);
    }
}
