package org.fixuplab.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.inspect.Inspector;
import org.fixuplab.proxy.observe.DeviceNames;
import org.fixuplab.proxy.observe.Inside;
import org.fixuplab.proxy.observe.SessionObserver;
import org.fixuplab.proxy.observe.SessionObservers;
import org.fixuplab.proxy.observe.SyslogLines;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each peer sees when inspection ends a session, and what the device logs of it. */
class InspectionEndTest {

    private static final Duration A_MOMENT = Duration.ofMillis(150);
    private static final String TWICE = "Content-Type: text/plain\r\nContent-Type: text/html\r\n";

    /** Ends a session in which a header comes twice. */
    private static InspectionPolicy policy(String action) {
        return Catalogue.load()
                .policy("ASA 8.2(5)")
                .with("header-duplicate", "enabled", "on")
                .with("header-duplicate", "action", action);
    }

    private static InspectionPolicy with(InspectionPolicy policy, String key) {
        return policy.with("service-reset", "enabled", "on").with("service-reset", key, "on");
    }

    /** A session up to the end of its DATA's 354. */
    private static final class Mail implements AutoCloseable {

        final Diary diary = new Diary();
        final List<String> syslog = new CopyOnWriteArrayList<>();
        private final Wire wire;
        final Peer client;
        final Peer server;

        Mail(InspectionPolicy policy, Inside inside, Duration linger) {
            SyslogLines lines = new SyslogLines(policy, DeviceNames.ofSockets(inside), () -> Instant.EPOCH);
            SessionObserver.Factory watching = SessionObservers.all(() -> diary, lines.to(syslog::add));
            wire = new Wire(
                    Transport.chosen(),
                    Inspector.OFF,
                    settings -> new FirewallSettings(
                                    settings.listen(),
                                    settings.upstream(),
                                    sink -> policy.inspector(sink, inside.bound()))
                            .withLinger(linger),
                    "127.0.0.1",
                    watching);
            client = wire.client();
            server = wire.server();
            server.write("220 \r\n");
            client.read(6);
            client.write("DATA\r\n");
            server.read(6);
            server.write("354 \r\n");
            client.read(6);
        }

        /** The lines about the end, without the addresses. */
        List<String> endLines() {
            return syslog.stream()
                    .skip(1)
                    .map(line -> line.replaceAll("127\\.0\\.0\\.1/\\d+", "IP"))
                    .toList();
        }

        @Override
        public void close() {
            client.close();
            server.close();
            wire.close();
        }
    }

    static Stream<Arguments> whatBecomesOfIt() {
        InspectionPolicy silence = policy("silence");
        String inbound = "Reset based on \"service reset inbound\" configuration";
        String outbound = "Reset based on \"service reset outbound\" configuration";
        return Stream.of(
                Arguments.of(policy("reset"), Inside.MTA, true, "inspector drop reset"),
                Arguments.of(policy("reset"), Inside.CLIENT, true, "inspector drop reset"),
                Arguments.of(silence, Inside.MTA, false, "inspector disconnected, dropped packet"),
                Arguments.of(silence, Inside.CLIENT, false, "inspector disconnected, dropped packet"),
                Arguments.of(with(silence, "inbound"), Inside.MTA, true, inbound),
                Arguments.of(with(silence, "inbound"), Inside.CLIENT, false, "inspector disconnected, dropped packet"),
                Arguments.of(with(silence, "outbound"), Inside.MTA, false, "inspector disconnected, dropped packet"),
                Arguments.of(with(silence, "outbound"), Inside.CLIENT, true, outbound));
    }

    @ParameterizedTest
    @MethodSource("whatBecomesOfIt")
    void both_peers_see_a_reset_or_nothing_at_all(
            InspectionPolicy policy, Inside inside, boolean reset, String reason) {
        String flow = inside == Inside.MTA ? "outside:IP to inside:IP" : "inside:IP to outside:IP";
        try (Mail mail = new Mail(policy, inside, Duration.ofMinutes(10))) {
            mail.client.write(TWICE);
            if (reset) {
                assertThat(mail.client.awaitEnd()).isEqualTo(Peer.End.RESET);
                assertThat(mail.server.awaitEnd()).isEqualTo(Peer.End.RESET);
            } else {
                assertThat(mail.client.isQuietFor(A_MOMENT)).isTrue();
                assertThat(mail.server.isQuietFor(A_MOMENT)).isTrue();
            }
            assertThat(mail.endLines())
                    .containsExactly(
                            "%ASA-4-507003: tcp flow from " + flow + " terminated by inspection engine, reason - "
                                    + reason + ".",
                            "%ASA-6-302014: Teardown TCP connection 1 for outside:IP to inside:IP"
                                    + " duration 0:00:00 bytes 18 Flow closed by inspection");
        }
    }

    @ParameterizedTest
    @EnumSource(Inside.class)
    void after_silence_what_peers_send_is_thrown_away_and_logged(Inside inside) {
        String ofClient = inside == Inside.MTA ? "outside" : "inside";
        String ofServer = inside == Inside.MTA ? "inside" : "outside";
        String deny = "%ASA-6-106015: Deny TCP (no connection) from IP to IP flags ";
        try (Mail mail = new Mail(policy("silence"), inside, Duration.ofMinutes(10))) {
            mail.client.write(TWICE);
            await().until(() -> mail.syslog.size() == 3);
            mail.client.write("Subject: once more\r\n");
            await().until(() -> mail.syslog.size() == 4);
            mail.server.write("421 timeout\r\n");
            await().until(() -> mail.syslog.size() == 5);
            assertThat(mail.server.isQuietFor(A_MOMENT)).isTrue();
            assertThat(mail.client.isQuietFor(A_MOMENT)).isTrue();
            mail.server.close();
            assertThat(mail.client.awaitEnd()).isEqualTo(Peer.End.RESET);
            mail.diary.end();
            assertThat(mail.endLines().subList(2, 5))
                    .containsExactly(
                            deny + "PSH ACK  on interface " + ofClient,
                            deny + "PSH ACK  on interface " + ofServer,
                            deny + "FIN ACK  on interface " + ofServer);
            assertThat(mail.diary.denied).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Inside.class)
    void after_silence_a_client_that_closes_gets_the_server_a_reset(Inside inside) {
        try (Mail mail = new Mail(policy("silence"), inside, Duration.ofMinutes(10))) {
            mail.client.write(TWICE);
            await().until(() -> mail.syslog.size() == 3);
            mail.client.close();
            assertThat(mail.server.awaitEnd()).isEqualTo(Peer.End.RESET);
            assertThat(mail.diary.denied).containsExactly("FROM_CLIENT FIN_ACK");
        }
    }

    @ParameterizedTest
    @EnumSource(Inside.class)
    void after_silence_a_peer_that_resets_gets_the_other_a_reset(Inside inside) {
        try (Mail mail = new Mail(policy("silence"), inside, Duration.ofMinutes(10))) {
            mail.client.write(TWICE);
            await().until(() -> mail.syslog.size() == 3);
            mail.client.reset();
            assertThat(mail.server.awaitEnd()).isEqualTo(Peer.End.RESET);
            assertThat(mail.diary.denied).containsExactly("FROM_CLIENT RST");
        }
    }

    @ParameterizedTest
    @EnumSource(Inside.class)
    void silence_is_over_after_the_linger_time(Inside inside) {
        try (Mail mail = new Mail(policy("silence"), inside, Duration.ofMillis(200))) {
            mail.client.write(TWICE);
            assertThat(mail.client.awaitEnd()).isEqualTo(Peer.End.RESET);
            assertThat(mail.server.awaitEnd()).isEqualTo(Peer.End.RESET);
            assertThat(mail.diary.denied).isEmpty();
            assertThat(mail.syslog).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Inside.class)
    void of_vain_attempts_the_first_twenty_are_told(Inside inside) {
        try (Mail mail = new Mail(policy("silence"), inside, Duration.ofMinutes(10))) {
            mail.client.write(TWICE);
            await().until(() -> mail.syslog.size() == 3);
            long before = mail.diary.fromServer;
            for (int i = 1; i <= 25; i++) {
                mail.server.write("x");
                long expected = before + i;
                await().pollInterval(Duration.ofMillis(2)).until(() -> mail.diary.fromServer == expected);
            }
            mail.client.close();
            mail.diary.end();
            assertThat(mail.diary.denied).hasSize(20).containsOnly("FROM_SERVER PSH_ACK");
        }
    }
}
