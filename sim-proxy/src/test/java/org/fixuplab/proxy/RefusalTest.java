package org.fixuplab.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.fixuplab.inspect.Inspector;
import org.fixuplab.proxy.observe.RefusedClients;
import org.fixuplab.proxy.observe.RefusedClients.Reason;
import org.fixuplab.proxy.observe.SessionMeters;
import org.fixuplab.proxy.observe.SessionObserver;
import org.fixuplab.proxy.observe.SessionObservers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** More clients than a firewall may have sessions. */
class RefusalTest {

    private static final String TRANSPORTS = "org.fixuplab.proxy.Wire#transports";

    private final List<RefusedClients> refused = new CopyOnWriteArrayList<>();
    private final List<String> opened = new CopyOnWriteArrayList<>();

    private final SessionObserver.Factory watching = new SessionObserver.Factory() {
        @Override
        public SessionObserver observer() {
            opened.add("one");
            return new SessionObserver() {};
        }

        @Override
        public void refused(RefusedClients clients) {
            refused.add(clients);
        }
    };

    private Wire wire(Transport transport, int most, SessionObserver.Factory observers) {
        return new Wire(transport, Inspector.OFF, settings -> settings.withMaxSessions(most), "127.0.0.1", observers);
    }

    private int count() {
        return refused.stream().mapToInt(RefusedClients::count).sum();
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void client_beyond_the_bound_gets_a_reset_and_the_server_hears_nothing(Transport transport) {
        try (Wire wire = wire(transport, 1, watching);
                Peer first = wire.client();
                Peer server = wire.server();
                Peer second = wire.client()) {
            assertThat(second.awaitEnd()).isEqualTo(Peer.End.RESET);
            await().until(() -> count() == 1);
            assertThat(refused.get(0).reason()).isEqualTo(Reason.TOO_MANY_SESSIONS);
            assertThat(refused.get(0).why()).isEqualTo("all sessions are taken, there may be 1");
            assertThat(refused.get(0).last().getAddress().isLoopbackAddress()).isTrue();
            assertThat(opened).hasSize(1);
            assertThat(wire.firewall.activeSessions()).isEqualTo(1);
            first.write("NOOP\r\n");
            assertThat(server.readText(6)).isEqualTo("NOOP\r\n");
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void place_of_a_session_that_ended_is_free_again(Transport transport) {
        try (Wire wire = wire(transport, 1, watching)) {
            for (int round = 0; round < 3; round++) {
                Peer client = wire.client();
                Peer server = wire.server();
                client.write("QUIT\r\n");
                assertThat(server.readText(6)).isEqualTo("QUIT\r\n");
                client.close();
                server.close();
                await().until(() -> wire.firewall.activeSessions() == 0);
            }
            assertThat(refused).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void flood_is_told_in_few_words_and_counted_to_the_last(Transport transport) {
        int flood = 500;
        MeterRegistry registry = new SimpleMeterRegistry();
        SessionObserver.Factory both = SessionObservers.all(watching, new SessionMeters(registry));
        try (Wire wire = wire(transport, 1, both);
                Peer first = wire.client();
                Peer server = wire.server()) {
            List<Peer> clients = new ArrayList<>();
            for (int i = 0; i < flood; i++) {
                clients.add(wire.client());
            }
            clients.forEach(client -> assertThat(client.awaitEnd()).isEqualTo(Peer.End.RESET));
            clients.forEach(Peer::close);
            await().until(() -> count() == flood);
            assertThat(refused.get(0).count()).isEqualTo(1);
            assertThat(refused).hasSizeLessThan(15);
            assertThat(registry.get("fixuplab.sessions.refused")
                            .tag("reason", "too-many-sessions")
                            .counter()
                            .count())
                    .isEqualTo(flood);
            first.write("x");
            assertThat(server.readText(1)).isEqualTo("x");
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void what_was_refused_shortly_before_the_end_is_told_at_the_end(Transport transport) {
        try (Wire wire = wire(transport, 0, watching)) {
            for (int i = 0; i < 10; i++) {
                try (Peer client = wire.client()) {
                    assertThat(client.awaitEnd()).isEqualTo(Peer.End.RESET);
                }
            }
            wire.firewall.close();
            assertThat(count()).isEqualTo(10);
        }
    }
}
