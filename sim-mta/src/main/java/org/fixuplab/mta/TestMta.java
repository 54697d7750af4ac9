package org.fixuplab.mta;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;

/**
 * An SMTP server for tests. It relays nothing: what it accepts stays in its {@link Mailbox}. Safe for any thread but its own.
 *
 * <p>One thread serves all its sessions: a lab's clients are few, and a reply is a table lookup.
 */
public final class TestMta implements AutoCloseable {

    private static final int BACKLOG = 1024;

    private final Current current;
    private final EventLoopGroup loop;
    private final ChannelGroup sessions;
    private final Channel listener;

    /** What sessions that begin now share. */
    private static final class Current {

        private volatile Shared shared;

        Current(Shared shared) {
            this.shared = shared;
        }
    }

    private TestMta(Current current, EventLoopGroup loop, ChannelGroup sessions, Channel listener) {
        this.current = current;
        this.loop = loop;
        this.sessions = sessions;
        this.listener = listener;
    }

    /**
     * Starts listening.
     *
     * @throws UncheckedIOException if it cannot listen there; the message names the address and the reason
     * @throws IllegalArgumentException if a supplied certificate cannot be used, or TLS comes first and there is no certificate
     */
    public static TestMta start(MtaSettings settings) {
        return start(settings, MtaWatcher.NONE);
    }

    /** As {@link #start(MtaSettings)}, watched. */
    public static TestMta start(MtaSettings settings, MtaWatcher watcher) {
        if (settings.listen().isUnresolved()) {
            throw cannotListen(settings.listen(), new UnknownHostException("no such host"));
        }
        Current current = new Current(Shared.checked(new Shared(settings, watcher)));
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("fixuplab-mta", true), NioIoHandler.newFactory());
        ChannelGroup sessions = new DefaultChannelGroup(loop.next());
        ChannelFuture bound = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                // A client that pipelines without end must not keep the others waiting for more than one buffer's
                // commands.
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, new AdaptiveRecvByteBufAllocator().maxMessagesPerRead(1))
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        sessions.add(channel);
                        Shared now = current.shared;
                        long idle = now.settings.timeout().toMillis();
                        channel.pipeline()
                                .addLast("idle", new IdleStateHandler(idle, 0, 0, TimeUnit.MILLISECONDS))
                                .addLast("smtp", new SessionHandler(now));
                    }
                })
                .bind(settings.listen())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            stop(loop);
            Throwable reason = bound.cause();
            throw cannotListen(settings.listen(), reason instanceof IOException io ? io : new IOException(reason));
        }
        return new TestMta(current, loop, sessions, bound.channel());
    }

    /** Where it listens, with the real port. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    /** What it accepted; stays readable after {@link #close}. */
    public Mailbox mailbox() {
        return current.shared.mailbox;
    }

    /** What sessions that begin from now on do wrong; counting begins anew. Those under way keep what they have. */
    public synchronized void faults(Faults faults) {
        current.shared.faults(faults);
    }

    /**
     * What it is like for sessions that begin from now on: all but where it listens, what it keeps at most, and its clock. Faults that are as
     * the settings before had them stay as they are. Sessions under way keep what they have.
     *
     * @throws IllegalArgumentException if a supplied certificate cannot be used, or TLS comes first and there is no certificate
     */
    public synchronized void change(MtaSettings settings) {
        current.shared = current.shared.with(settings);
    }

    /** What sessions that begin now do wrong. */
    public Faults faults() {
        return current.shared.faultsNow();
    }

    public int activeSessions() {
        return sessions.size();
    }

    public MtaCounters counters() {
        return current.shared.counters();
    }

    /** Stops listening and closes what sessions there are. */
    @Override
    public void close() {
        listener.close().awaitUninterruptibly();
        sessions.close().awaitUninterruptibly();
        stop(loop);
    }

    private static UncheckedIOException cannotListen(InetSocketAddress address, IOException reason) {
        String host = address.getHostString();
        String shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return new UncheckedIOException(
                "The test MTA cannot listen on " + shown + ":" + address.getPort() + ": " + reason.getMessage(),
                reason);
    }

    private static void stop(EventLoopGroup loop) {
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
