package org.fixuplab.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.inspect.Inspector;
import org.fixuplab.inspect.Verdict;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.proxy.observe.SessionInfo;
import org.fixuplab.proxy.observe.SessionObserver;
import org.fixuplab.proxy.observe.SessionObservers;
import org.fixuplab.smtp.Verb;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FirewallTest {

    private static final String TRANSPORTS = "org.fixuplab.proxy.Wire#transports";

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void taken_port_is_named_with_the_reason(Transport transport) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            InetSocketAddress address = (InetSocketAddress) taken.getLocalSocketAddress();
            FirewallSettings settings = new FirewallSettings(address, address, sink -> Inspector.OFF);
            assertThatThrownBy(() -> Firewall.start(settings, () -> new SessionObserver() {}, transport))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("cannot listen on 127.0.0.1:" + address.getPort() + ": Address already in use");
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void upstream_that_is_a_name_is_looked_up_when_a_client_comes(Transport transport) {
        try (Wire wire = new Wire(
                        transport,
                        Inspector.OFF,
                        settings -> new FirewallSettings(
                                settings.listen(),
                                InetSocketAddress.createUnresolved(
                                        "localhost", settings.upstream().getPort()),
                                settings.inspectors()));
                Peer client = wire.client();
                Peer server = wire.server()) {
            client.write("NOOP\r\n");
            assertThat(server.readText(6)).isEqualTo("NOOP\r\n");
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void name_without_an_address_is_told_and_the_client_gets_a_reset(Transport transport) {
        try (Wire wire = new Wire(
                        transport,
                        Inspector.OFF,
                        settings -> new FirewallSettings(
                                settings.listen(),
                                InetSocketAddress.createUnresolved("no-such-host.invalid", 25),
                                settings.inspectors()));
                Peer client = wire.client()) {
            assertThat(client.awaitEnd()).isEqualTo(Peer.End.RESET);
            assertThat(wire.diaryOfOne().end().reason())
                    .contains("the upstream no-such-host.invalid:25 is a name that cannot be resolved");
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void stop_lets_a_session_finish_within_the_drain_time(Transport transport) {
        try (Wire wire = new Wire(transport);
                Peer client = wire.client();
                Peer server = wire.server()) {
            client.write("x");
            server.read(1);
            CompletableFuture<Integer> stopped =
                    CompletableFuture.supplyAsync(() -> wire.firewall.stop(Duration.ofSeconds(20)));
            client.write("QUIT\r\n");
            assertThat(server.readText(6)).isEqualTo("QUIT\r\n");
            client.close();
            server.close();
            assertThat(stopped.join()).isZero();
            assertThat(wire.firewall.activeSessions()).isZero();
            assertThatThrownBy(wire::client).isInstanceOf(UncheckedIOException.class);
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void stop_resets_what_did_not_finish_in_time(Transport transport) {
        try (Wire wire = new Wire(transport);
                Peer client = wire.client();
                Peer server = wire.server()) {
            client.write("x");
            server.read(1);
            assertThat(wire.firewall.stop(Duration.ofMillis(50))).isEqualTo(1);
            assertThat(client.awaitEnd()).isEqualTo(Peer.End.RESET);
            assertThat(server.awaitEnd()).isEqualTo(Peer.End.RESET);
            assertThat(wire.diaryOfOne().end().reason()).contains("the firewall was stopped");
            assertThat(wire.firewall.stop(Duration.ZERO)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void observer_is_told_in_the_order_of_what_happened(Transport transport) {
        List<Diary> diaries = new ArrayList<>();
        try (ServerSocket upstream = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                Firewall firewall = Firewall.start(
                        new FirewallSettings(
                                new InetSocketAddress("127.0.0.1", 0),
                                (InetSocketAddress) upstream.getLocalSocketAddress(),
                                sink -> new RuleInspector((from, segment) -> {
                                    sink.accept(new Event.Command(0, Verb.NOOP, false));
                                    return Verdict.FORWARD;
                                })),
                        () -> {
                            Diary diary = new Diary();
                            diaries.add(diary);
                            return diary;
                        },
                        transport);
                Peer client = new Peer(
                        new java.net.Socket("127.0.0.1", firewall.address().getPort()));
                Peer server = new Peer(upstream.accept())) {
            client.write("NOOP\r\n");
            server.read(6);
            client.close();
            server.close();
            diaries.get(0).end();
            assertThat(diaries.get(0).entries).containsExactly("opened", "Command", "C NOOP\r\n", "closed");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void observer_that_throws_costs_neither_the_session_nor_other_observers_anything(Transport transport) {
        Diary diary = new Diary();
        SessionObserver.Factory both = SessionObservers.all(Grumbler::new, () -> diary);
        try (Wire wire = new Wire(transport, Inspector.OFF, settings -> settings, "127.0.0.1", both);
                Peer client = wire.client();
                Peer server = wire.server()) {
            client.write("NOOP\r\n");
            assertThat(server.readText(6)).isEqualTo("NOOP\r\n");
            client.close();
            server.close();
            diary.end();
            assertThat(diary.entries).containsExactly("opened", "Command", "C NOOP\r\n", "closed");
            await().until(() -> wire.firewall.activeSessions() == 0);
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void many_short_sessions_that_end_with_a_reset_never_disturb_each_other(Transport transport) {
        // A descriptor closed while the kernel's report is worked through may be a new session's at once.
        int sessions = 2_000;
        int clientsAtOnce = 20;
        ExecutorService threads = Executors.newCachedThreadPool();
        try (Wire wire =
                new Wire(transport, Inspector.OFF, settings -> settings, "127.0.0.1", () -> new SessionObserver() {})) {
            CompletableFuture<Void> serving = CompletableFuture.runAsync(
                    () -> {
                        for (int i = 0; i < sessions; i++) {
                            Peer server = wire.server();
                            server.write("220 ready\r\n");
                            server.close();
                        }
                    },
                    threads);
            List<CompletableFuture<Void>> clients = new ArrayList<>();
            for (int i = 0; i < clientsAtOnce; i++) {
                clients.add(CompletableFuture.runAsync(
                        () -> {
                            for (int j = 0; j < sessions / clientsAtOnce; j++) {
                                Peer client = wire.client();
                                assertThat(client.readText(11)).isEqualTo("220 ready\r\n");
                                client.write("QUIT\r\n");
                                client.reset();
                            }
                        },
                        threads));
            }
            clients.forEach(CompletableFuture::join);
            serving.join();
        } finally {
            threads.shutdownNow();
        }
    }

    private static final class Grumbler implements SessionObserver {
        private static final String BUG = "a bug of the test's observer: expected once a session in this log";

        @Override
        public void opened(SessionInfo session) {
            throw new IllegalStateException(BUG);
        }

        @Override
        public boolean wantsOctets() {
            return true;
        }

        @Override
        public void segment(Direction from, byte[] before, byte[] after) {
            throw new IllegalStateException(BUG);
        }

        @Override
        public void received(Direction from, int octets) {
            throw new IllegalStateException(BUG);
        }

        @Override
        public void closed(SessionEnd end) {
            throw new IllegalStateException(BUG);
        }
    }
}
