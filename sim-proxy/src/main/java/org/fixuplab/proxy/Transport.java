package org.fixuplab.proxy;

import io.netty.channel.ChannelException;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.nio.channels.NotYetConnectedException;

/** What moves the octets: Linux's epoll through Netty's native library, or the JDK's selector. */
enum Transport {
    EPOLL(EpollServerSocketChannel.class) {
        @Override
        SocketChannel socket() {
            return new EpollSocketChannel();
        }

        @Override
        IoHandlerFactory ioHandlers() {
            return EpollIoHandler.newFactory();
        }

        @Override
        void requireTransparency() {
            EpollSocketChannel probe = new EpollSocketChannel();
            try {
                probe.config().setIpTransparent(true);
            } catch (ChannelException refused) {
                throw new TransparencyException(
                        "needs the capability CAP_NET_RAW or CAP_NET_ADMIN: be root, or get it from root: "
                                + "setpriv --reuid USER --clear-groups --inh-caps +net_raw --ambient-caps +net_raw COMMAND, "
                                + "or in a systemd unit: AmbientCapabilities=CAP_NET_RAW");
            } finally {
                probe.unsafe().closeForcibly();
            }
        }
    },
    NIO(NioServerSocketChannel.class) {
        @Override
        SocketChannel socket() {
            return new NioSocketChannel();
        }

        @Override
        IoHandlerFactory ioHandlers() {
            return NioIoHandler.newFactory();
        }

        @Override
        void requireTransparency() {
            throw new TransparencyException("needs Linux and Netty's native transport: "
                    + (Epoll.isAvailable()
                            ? "the system property " + PROPERTY + " says nio, leave it out"
                            : "here is " + System.getProperty("os.name") + " on " + System.getProperty("os.arch")
                                    + ", where it cannot be loaded"));
        }
    };

    /** System property: {@code nio} or {@code epoll} instead of the best there is. */
    static final String PROPERTY = "fixuplab.transport";

    final Class<? extends ServerSocketChannel> listener;

    Transport(Class<? extends ServerSocketChannel> listener) {
        this.listener = listener;
    }

    /** A socket that is not yet connected. */
    abstract SocketChannel socket();

    abstract IoHandlerFactory ioHandlers();

    /**
     * Makes sure that sockets can have addresses that are not this machine's.
     *
     * @throws TransparencyException if they cannot
     */
    abstract void requireTransparency();

    /**
     * Sends FIN. Past Netty where that can be: its own way makes an exception, with the stack of its callers, for each.
     *
     * @return false if there is nobody any more to send it to
     */
    static boolean sendFin(SocketChannel channel) {
        if (!(channel instanceof EpollSocketChannel epoll)) {
            return channel.shutdownOutput().isSuccess();
        }
        if (!epoll.isOpen()) {
            return false; // Its descriptor may be another session's by now.
        }
        try {
            new Socket(epoll.fd().intValue()).shutdown(false, true);
            return true;
        } catch (IOException | NotYetConnectedException gone) {
            return false;
        }
    }

    /** The one the system property names, or the best this machine has. */
    static Transport chosen() {
        String name = System.getProperty(PROPERTY, "");
        return switch (name) {
            case "nio" -> NIO;
            case "epoll" -> EPOLL;
            case "" -> Epoll.isAvailable() ? EPOLL : NIO;
            default ->
                throw new IllegalArgumentException(
                        "the system property " + PROPERTY + " is nio or epoll, not \"" + name + "\"");
        };
    }
}
