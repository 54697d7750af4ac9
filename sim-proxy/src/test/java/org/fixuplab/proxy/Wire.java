package org.fixuplab.proxy;

import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.fixuplab.inspect.Inspector;
import org.fixuplab.proxy.observe.SessionObserver;

/** A firewall between two sockets of a test. */
final class Wire implements AutoCloseable {

    private final ServerSocket upstream;
    final Firewall firewall;
    final List<Diary> diaries = new CopyOnWriteArrayList<>();

    Wire(Transport transport) {
        this(transport, Inspector.OFF);
    }

    Wire(Transport transport, Inspector inspector) {
        this(transport, inspector, settings -> settings);
    }

    Wire(Transport transport, Inspector inspector, UnaryOperator<FirewallSettings> change) {
        this(transport, inspector, change, "127.0.0.1", null);
    }

    Wire(
            Transport transport,
            Inspector inspector,
            UnaryOperator<FirewallSettings> change,
            String host,
            SessionObserver.Factory more) {
        try {
            InetAddress loopback = InetAddress.getByName(host);
            upstream = new ServerSocket(0, 50, loopback);
            FirewallSettings settings = new FirewallSettings(
                    new InetSocketAddress(loopback, 0),
                    new InetSocketAddress(loopback, upstream.getLocalPort()),
                    sink -> inspector);
            firewall = Firewall.start(change.apply(settings), more == null ? this::diary : more, transport);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The transports this machine has. */
    static Stream<Transport> transports() {
        return Stream.of(Transport.values()).filter(each -> each != Transport.EPOLL || Epoll.isAvailable());
    }

    private SessionObserver diary() {
        Diary diary = new Diary();
        diaries.add(diary);
        return diary;
    }

    Peer client() {
        try {
            return new Peer(new Socket(
                    firewall.address().getAddress(), firewall.address().getPort()));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    Peer server() {
        try {
            upstream.setSoTimeout(10_000);
            return new Peer(upstream.accept());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    void closeUpstream() {
        try {
            upstream.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The diary of the only session. */
    Diary diaryOfOne() {
        return diaries.get(0);
    }

    @Override
    public void close() {
        firewall.close();
        closeUpstream();
    }
}
