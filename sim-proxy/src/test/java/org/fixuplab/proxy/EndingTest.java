package org.fixuplab.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.fixuplab.event.LegAct;
import org.fixuplab.inspect.Verdict;
import org.fixuplab.proxy.observe.Ending;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.proxy.observe.SessionEnd.Cause;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EndingTest {

    private static final String TRANSPORTS = "org.fixuplab.proxy.Wire#transports";
    private static final Duration A_MOMENT = Duration.ofMillis(150);

    /** Forwards the four octets before the word STOP, and ends the session there. */
    private static RuleInspector endingAtStop(LegAct client, LegAct server) {
        return new RuleInspector((from, segment) ->
                segment.contains("STOP") ? new Verdict.End(segment.indexOf("STOP"), client, server) : Verdict.FORWARD);
    }

    static Stream<Arguments> everyPairOfActs() {
        return Wire.transports()
                .flatMap(transport -> Stream.of(LegAct.values())
                        .flatMap(client ->
                                Stream.of(LegAct.values()).map(server -> Arguments.of(transport, client, server))));
    }

    @ParameterizedTest
    @MethodSource("everyPairOfActs")
    void each_peer_sees_the_act_meant_for_it_and_nothing_is_judged_afterwards(
            Transport transport, LegAct toClient, LegAct toServer) {
        RuleInspector inspector = endingAtStop(toClient, toServer);
        try (Wire wire = new Wire(transport, inspector);
                Peer client = wire.client();
                Peer server = wire.server()) {
            client.write("x");
            server.read(1);
            client.write("#y\r\nSTOP\r\n");
            if (toServer != LegAct.RESET) {
                assertThat(server.readText(4)).isEqualTo("Xy\r\n");
            }
            assertActSeen(client, toClient);
            assertActSeen(server, toServer);
            if (toClient == LegAct.SILENCE && toServer == LegAct.SILENCE) {
                client.write("more\r\n");
                server.write("250 more\r\n");
                await().until(() -> wire.diaryOfOne().fromServer == 10);
                assertThat(client.isQuietFor(A_MOMENT)).isTrue();
                assertThat(server.isQuietFor(A_MOMENT)).isTrue();
            }
            assertThat(inspector.judged).containsExactly("x", "#y\r\nSTOP\r\n");
        }
    }

    private static void assertActSeen(Peer peer, LegAct act) {
        switch (act) {
            case SILENCE -> assertThat(peer.isQuietFor(A_MOMENT)).isTrue();
            case FIN -> assertThat(peer.awaitEnd()).isEqualTo(Peer.End.FIN);
            case RESET -> assertThat(peer.awaitEnd()).isEqualTo(Peer.End.RESET);
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void after_silence_a_peer_that_closes_gets_the_other_a_reset(Transport transport) {
        try (Wire wire = new Wire(transport, endingAtStop(LegAct.SILENCE, LegAct.SILENCE));
                Peer client = wire.client();
                Peer server = wire.server()) {
            client.write("STOP");
            assertThat(server.isQuietFor(A_MOMENT)).isTrue();
            client.close();
            assertThat(server.awaitEnd()).isEqualTo(Peer.End.RESET);
            assertThat(wire.diaryOfOne().end())
                    .isEqualTo(new SessionEnd(
                            Ending.SILENCE,
                            Ending.RESET,
                            Cause.INSPECTION,
                            Optional.of("the firewall ended the session")));
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void silence_ends_with_a_reset_of_both_after_the_linger_time(Transport transport) {
        try (Wire wire = new Wire(
                        transport,
                        endingAtStop(LegAct.SILENCE, LegAct.SILENCE),
                        settings -> settings.withLinger(Duration.ofMillis(200)));
                Peer client = wire.client();
                Peer server = wire.server()) {
            client.write("STOP");
            assertThat(client.awaitEnd()).isEqualTo(Peer.End.RESET);
            assertThat(server.awaitEnd()).isEqualTo(Peer.End.RESET);
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void fin_comes_after_all_that_was_accepted_before(Transport transport) {
        byte[] much = new byte[8 * 1024 * 1024];
        RuleInspector inspector = new RuleInspector((from, segment) -> segment.endsWith("STOP")
                ? new Verdict.End(segment.length() - 4, LegAct.FIN, LegAct.FIN)
                : Verdict.FORWARD);
        try (Wire wire = new Wire(transport, inspector);
                Peer client = wire.client();
                Peer server = wire.server()) {
            Thread sending = new Thread(() -> {
                client.write(much);
                client.write("STOP");
            });
            sending.start();
            assertThat(server.readAll()).hasSize(much.length);
            assertThat(client.awaitEnd()).isEqualTo(Peer.End.FIN);
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void session_in_which_nothing_moves_ends_with_fin_on_both_legs(Transport transport) {
        try (Wire wire = new Wire(
                        transport,
                        new RuleInspector((from, segment) -> Verdict.FORWARD),
                        settings -> settings.withIdleTimeout(Duration.ofMillis(400)));
                Peer client = wire.client();
                Peer server = wire.server()) {
            for (int i = 0; i < 4; i++) {
                // Each octet starts the time anew.
                assertThat(client.isQuietFor(A_MOMENT)).isTrue();
                client.write("x");
                server.read(1);
            }
            assertThat(client.awaitEnd()).isEqualTo(Peer.End.FIN);
            assertThat(server.awaitEnd()).isEqualTo(Peer.End.FIN);
            client.close();
            server.close();
            SessionEnd end = wire.diaryOfOne().end();
            assertThat(end.client()).isEqualTo(Ending.FIN);
            assertThat(end.server()).isEqualTo(Ending.FIN);
            assertThat(end.reason())
                    .hasValueSatisfying(reason -> assertThat(reason).startsWith("no octet moved for"));
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void inspector_that_throws_costs_only_its_session(Transport transport) {
        RuleInspector inspector = new RuleInspector((from, segment) -> {
            if (segment.startsWith("bug")) {
                throw new IllegalStateException("a bug of the test's inspector: expected in this log");
            }
            return Verdict.FORWARD;
        });
        try (Wire wire = new Wire(transport, inspector)) {
            try (Peer client = wire.client();
                    Peer server = wire.server()) {
                client.write("bug");
                assertThat(client.awaitEnd()).isEqualTo(Peer.End.RESET);
                assertThat(server.awaitEnd()).isEqualTo(Peer.End.RESET);
            }
            try (Peer client = wire.client();
                    Peer server = wire.server()) {
                client.write("fine");
                assertThat(server.readText(4)).isEqualTo("fine");
            }
        }
    }
}
