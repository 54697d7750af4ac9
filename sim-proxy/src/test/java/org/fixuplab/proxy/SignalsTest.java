package org.fixuplab.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.fixuplab.event.Direction;
import org.fixuplab.event.LegAct;
import org.fixuplab.inspect.Inspector;
import org.fixuplab.inspect.Verdict;
import org.fixuplab.proxy.record.Entry;
import org.fixuplab.proxy.record.SessionRecorder;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a recording says of the connections is what the two peers did and saw, in that order. */
@Timeout(60)
class SignalsTest {

    private static final String TRANSPORTS = "org.fixuplab.proxy.Wire#transports";
    private static final Duration A_MOMENT = Duration.ofMillis(150);
    private static final String CONNECTED = "server CONNECTED";

    private final SessionRecorder recorder = new SessionRecorder(1_000_000);

    private Wire wire(Transport transport, Inspector inspector, UnaryOperator<FirewallSettings> change) {
        return new Wire(transport, inspector, change, "127.0.0.1", () -> recorder);
    }

    private Wire wire(Transport transport) {
        return wire(transport, Inspector.OFF, settings -> settings);
    }

    private static RuleInspector endingAtStop(LegAct client, LegAct server) {
        return new RuleInspector((from, segment) ->
                segment.contains("STOP") ? new Verdict.End(segment.indexOf("STOP"), client, server) : Verdict.FORWARD);
    }

    /** Signals and octets, a line each; waits for the end of the session. */
    private List<String> recorded() {
        await().until(() -> recorder.snapshot().end().isPresent());
        return soFar();
    }

    private List<String> soFar() {
        List<String> lines = new ArrayList<>();
        for (Entry entry : recorder.snapshot().entries()) {
            if (entry instanceof Entry.Signalled signalled) {
                lines.add(name(signalled.leg()) + " " + signalled.signal());
            } else if (entry instanceof Entry.Segment segment) {
                lines.add(name(segment.from()) + " says " + Octets.text(segment.before()));
            } else if (entry instanceof Entry.Denied denied) {
                lines.add(name(denied.from()) + " denied " + denied.flags() + " " + denied.octets());
            }
        }
        return lines;
    }

    private static String name(Direction leg) {
        return leg == Direction.FROM_CLIENT ? "client" : "server";
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void a_client_that_closes_first_and_then_its_server(Transport transport) {
        try (Wire wire = wire(transport);
                Peer client = wire.client();
                Peer server = wire.server()) {
            client.write("a");
            client.finish();
            assertThat(server.readAll()).hasSize(1);
            server.write("b");
            server.finish();
            assertThat(client.readAll()).hasSize(1);
            assertThat(recorded())
                    .containsExactly(
                            CONNECTED,
                            "client says a",
                            "client PEER_FIN",
                            "server FIN",
                            "server says b",
                            "server PEER_FIN",
                            "client FIN");
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void a_server_that_closes_first_and_then_its_client(Transport transport) {
        try (Wire wire = wire(transport);
                Peer client = wire.client();
                Peer server = wire.server()) {
            server.write("b");
            server.finish();
            assertThat(client.readAll()).hasSize(1);
            client.finish();
            assertThat(server.awaitEnd()).isEqualTo(Peer.End.FIN);
            assertThat(recorded())
                    .containsExactly(
                            CONNECTED,
                            "server says b",
                            "server PEER_FIN",
                            "client FIN",
                            "client PEER_FIN",
                            "server FIN");
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void a_client_that_says_and_closes_all_at_once_before_the_server_is_up(Transport transport) {
        try (Wire wire = wire(transport);
                Peer client = wire.client()) {
            client.write("early");
            client.finish();
            try (Peer server = wire.server()) {
                assertThat(server.readAll()).hasSize(5);
                server.finish();
                assertThat(client.awaitEnd()).isEqualTo(Peer.End.FIN);
            }
            assertThat(recorded())
                    .containsExactly(
                            CONNECTED,
                            "client says early",
                            "client PEER_FIN",
                            "server FIN",
                            "server PEER_FIN",
                            "client FIN");
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void octets_that_were_gathered_come_before_the_fin_that_followed_them(Transport transport) {
        Segmentation gathering = new Segmentation.ByMss(1460, Duration.ofSeconds(5));
        try (Wire wire = wire(transport, Inspector.OFF, settings -> settings.withSegments(gathering));
                Peer client = wire.client();
                Peer server = wire.server()) {
            client.write("gathered");
            client.finish();
            assertThat(server.readAll()).hasSize(8);
            assertThat(soFar()).containsSubsequence("client says gathered", "client PEER_FIN", "server FIN");
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void a_reset_by_the_client_is_passed_on(Transport transport) {
        try (Wire wire = wire(transport);
                Peer client = wire.client();
                Peer server = wire.server()) {
            client.write("a");
            server.read(1);
            client.reset();
            assertThat(server.awaitEnd()).isEqualTo(Peer.End.RESET);
            assertThat(recorded()).containsExactly(CONNECTED, "client says a", "client PEER_RESET", "server RESET");
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void a_reset_by_the_server_is_passed_on(Transport transport) {
        try (Wire wire = wire(transport);
                Peer client = wire.client();
                Peer server = wire.server()) {
            client.write("a");
            server.read(1);
            server.reset();
            assertThat(client.awaitEnd()).isEqualTo(Peer.End.RESET);
            assertThat(recorded()).containsExactly(CONNECTED, "client says a", "server PEER_RESET", "client RESET");
        }
    }

    @ParameterizedTest
    @MethodSource("org.fixuplab.proxy.EndingTest#everyPairOfActs")
    void what_inspection_does_to_each_leg_is_what_is_recorded(Transport transport, LegAct toClient, LegAct toServer) {
        try (Wire wire = wire(transport, endingAtStop(toClient, toServer), settings -> settings);
                Peer client = wire.client();
                Peer server = wire.server()) {
            client.write("STOP");
            see(client, toClient);
            see(server, toServer);
            List<String> expected = new ArrayList<>(List.of(CONNECTED, "client says STOP"));
            signal("client", toClient, expected);
            signal("server", toServer, expected);
            assertThat(soFar()).containsExactlyElementsOf(expected);
        }
    }

    private static void see(Peer peer, LegAct act) {
        switch (act) {
            case SILENCE -> assertThat(peer.isQuietFor(A_MOMENT)).isTrue();
            case FIN -> assertThat(peer.awaitEnd()).isEqualTo(Peer.End.FIN);
            case RESET -> assertThat(peer.awaitEnd()).isEqualTo(Peer.End.RESET);
        }
    }

    private static void signal(String leg, LegAct act, List<String> expected) {
        switch (act) {
            case SILENCE -> {}
            case FIN -> expected.add(leg + " FIN");
            case RESET -> expected.add(leg + " RESET");
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void a_peer_that_half_closes_in_silence_gets_fin_and_the_other_rst(Transport transport) {
        try (Wire wire = wire(transport, endingAtStop(LegAct.SILENCE, LegAct.SILENCE), settings -> settings);
                Peer client = wire.client();
                Peer server = wire.server()) {
            client.write("STOP");
            assertThat(server.isQuietFor(A_MOMENT)).isTrue();
            client.write("again");
            await().until(() -> soFar().contains("client denied PSH_ACK 5"));
            client.finish();
            assertThat(client.awaitEnd()).isEqualTo(Peer.End.FIN);
            assertThat(server.awaitEnd()).isEqualTo(Peer.End.RESET);
            assertThat(recorded())
                    .containsExactly(
                            CONNECTED,
                            "client says STOP",
                            "client denied PSH_ACK 5",
                            "client PEER_FIN",
                            "client denied FIN_ACK 0",
                            "client FIN",
                            "server RESET");
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void a_peer_that_resets_in_silence_and_the_other_gets_rst(Transport transport) {
        try (Wire wire = wire(transport, endingAtStop(LegAct.SILENCE, LegAct.SILENCE), settings -> settings);
                Peer client = wire.client();
                Peer server = wire.server()) {
            client.write("STOP");
            assertThat(client.isQuietFor(A_MOMENT)).isTrue();
            server.reset();
            assertThat(client.awaitEnd()).isEqualTo(Peer.End.RESET);
            assertThat(recorded())
                    .containsExactly(
                            CONNECTED, "client says STOP", "server PEER_RESET", "server denied RST 0", "client RESET");
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void silence_that_lingered_long_enough_ends_with_rst(Transport transport) {
        try (Wire wire = wire(
                        transport,
                        endingAtStop(LegAct.SILENCE, LegAct.SILENCE),
                        settings -> settings.withLinger(Duration.ofMillis(100)));
                Peer client = wire.client();
                Peer server = wire.server()) {
            client.write("STOP");
            assertThat(client.awaitEnd()).isEqualTo(Peer.End.RESET);
            assertThat(server.awaitEnd()).isEqualTo(Peer.End.RESET);
            assertThat(recorded()).containsExactly(CONNECTED, "client says STOP", "client RESET", "server RESET");
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void an_idle_session_ends_with_fin_to_both(Transport transport) {
        try (Wire wire = wire(transport, Inspector.OFF, settings -> settings.withIdleTimeout(Duration.ofMillis(200)));
                Peer client = wire.client();
                Peer server = wire.server()) {
            assertThat(client.awaitEnd()).isEqualTo(Peer.End.FIN);
            assertThat(server.awaitEnd()).isEqualTo(Peer.End.FIN);
            assertThat(soFar()).containsExactly(CONNECTED, "client FIN", "server FIN");
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void a_firewall_that_stops_resets_both(Transport transport) {
        try (Wire wire = wire(transport);
                Peer client = wire.client();
                Peer server = wire.server()) {
            client.write("a");
            server.read(1);
            wire.firewall.close();
            assertThat(client.awaitEnd()).isEqualTo(Peer.End.RESET);
            assertThat(server.awaitEnd()).isEqualTo(Peer.End.RESET);
            assertThat(recorded()).containsExactly(CONNECTED, "client says a", "client RESET", "server RESET");
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void a_server_that_refuses(Transport transport) {
        try (Wire wire = wire(transport)) {
            wire.closeUpstream();
            try (Peer client = wire.client()) {
                assertThat(client.awaitEnd()).isEqualTo(Peer.End.RESET);
                assertThat(recorded()).containsExactly("server REFUSED", "client RESET");
            }
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void a_server_that_cannot_be_reached(Transport transport) {
        try (Wire wire = wire(
                        transport,
                        Inspector.OFF,
                        settings -> new FirewallSettings(
                                settings.listen(),
                                InetSocketAddress.createUnresolved("no-such-host.invalid", 25),
                                settings.inspectors()));
                Peer client = wire.client()) {
            assertThat(client.awaitEnd()).isEqualTo(Peer.End.RESET);
            assertThat(recorded()).containsExactly("server UNREACHABLE", "client RESET");
        }
    }
}
