package org.fixuplab.proxy;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The threads that firewalls share: as many as the machine has processors, however many firewalls there are. Thread-safe. */
public final class EventLoops implements AutoCloseable {

    private static final Duration GOODBYE = Duration.ofSeconds(5);

    final EventLoopGroup group;
    final Transport transport;

    public EventLoops() {
        this(Transport.chosen());
    }

    EventLoops(Transport transport) {
        this.transport = transport;
        this.group = new MultiThreadIoEventLoopGroup(
                Runtime.getRuntime().availableProcessors(),
                new DefaultThreadFactory("fixuplab-firewall", true),
                transport.ioHandlers());
    }

    /** Blocks until all threads are gone. Firewalls that use them are to be stopped before. */
    @Override
    public void close() {
        group.shutdownGracefully(0, GOODBYE.toSeconds(), TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
