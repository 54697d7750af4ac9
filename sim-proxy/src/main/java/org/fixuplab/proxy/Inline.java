package org.fixuplab.proxy;

import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;

/**
 * The way on of a session whose firewall is on the path itself: from the client's own address, so that the server sees no other, and from
 * its port too, as long as that is free.
 *
 * <p>Addresses that are not this machine's are Linux's {@code IP_TRANSPARENT}: ip(7), and the kernel's networking/tproxy.rst.
 */
final class Inline {

    /** There is no way on: it would lead to this firewall again, and again. */
    static final class LeadsBack extends IOException {

        private static final long serialVersionUID = 1;

        LeadsBack() {
            super("it is the firewall itself");
        }
    }

    private Inline() {}

    /**
     * Connects a socket that is registered but not bound yet.
     *
     * @param listener where the firewall listens
     * @param from the client
     */
    static ChannelFuture connect(
            SocketChannel server, InetSocketAddress listener, InetSocketAddress from, InetSocketAddress upstream) {
        if (leadsBack(listener, upstream)) {
            return server.newFailedFuture(new LeadsBack());
        }
        if (!server.isOpen()) {
            // It was given up while its name was looked up: Netty would set the options of whoever has the descriptor
            // now.
            return server.newFailedFuture(new ClosedChannelException());
        }
        try {
            server.config().setOption(EpollChannelOption.IP_TRANSPARENT, true);
            // With port 0 the kernel then chooses as it connects: a port that is free towards this server, not towards
            // all.
            server.config().setOption(EpollChannelOption.IP_BIND_ADDRESS_NO_PORT, true);
        } catch (ChannelException refused) {
            return server.newFailedFuture(refused);
        }
        // Without SO_REUSEADDR: a port whose last connection lingers is found out here, where there is another way.
        ChannelFuture bound = server.bind(from);
        if (!bound.isSuccess()) {
            bound = server.bind(new InetSocketAddress(from.getAddress(), 0));
        }
        return bound.isSuccess() ? server.connect(upstream) : bound;
    }

    private static boolean leadsBack(InetSocketAddress listener, InetSocketAddress upstream) {
        return !upstream.isUnresolved()
                && upstream.getPort() == listener.getPort()
                && (upstream.getAddress().equals(listener.getAddress())
                        || (listener.getAddress().isAnyLocalAddress() && isOwn(upstream.getAddress())));
    }

    private static boolean isOwn(InetAddress address) {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return false;
        }
    }
}
