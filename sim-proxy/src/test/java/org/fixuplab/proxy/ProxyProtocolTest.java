package org.fixuplab.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fixuplab.inspect.Inspector;
import org.fixuplab.proxy.Placement.HeaderVersion;
import org.fixuplab.proxy.observe.RefusedClients;
import org.fixuplab.proxy.observe.SessionInfo;
import org.fixuplab.proxy.observe.SessionObserver;
import org.fixuplab.proxy.observe.SessionObservers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Headers of the PROXY protocol, from load balancers and to servers. */
class ProxyProtocolTest {

    private static final String TRANSPORTS = "org.fixuplab.proxy.Wire#transports";

    private static final byte[] V1 = octets("PROXY TCP4 192.0.2.7 198.51.100.1 40001 25\r\n");
    private static final byte[] SIGNATURE = HexFormat.of().parseHex("0d0a0d0a000d0a515549540a");
    private static final byte[] V2 =
            joined(SIGNATURE, HexFormat.of().parseHex("2111000c" + "c0000207" + "c6336401" + "9c41" + "0019"));
    private static final byte[] V2_LOCAL = joined(SIGNATURE, HexFormat.of().parseHex("20000000"));

    private final Diary diary = new Diary();
    private final List<SessionInfo> infos = new CopyOnWriteArrayList<>();
    private final List<RefusedClients> refused = new CopyOnWriteArrayList<>();

    private final SessionObserver.Factory watching = new SessionObserver.Factory() {
        @Override
        public SessionObserver observer() {
            return new SessionObserver() {
                @Override
                public void opened(SessionInfo session) {
                    infos.add(session);
                }
            };
        }

        @Override
        public void refused(RefusedClients clients) {
            refused.add(clients);
        }
    };

    private Wire wire(Transport transport, UnaryOperator<Placement> placement) {
        return new Wire(
                transport,
                Inspector.OFF,
                settings ->
                        settings.withPlacement(placement.apply(Placement.PLAIN)).withMaxSessions(1),
                "127.0.0.1",
                SessionObservers.all(watching, () -> diary));
    }

    private Wire reading(Transport transport) {
        return wire(transport, placement -> placement.withReadsHeader(true));
    }

    private Wire sending(Transport transport, HeaderVersion version) {
        return wire(transport, placement -> placement.withSendsHeader(Optional.of(version)));
    }

    private SessionInfo info() {
        await().until(() -> !infos.isEmpty());
        return infos.get(infos.size() - 1);
    }

    private static byte[] octets(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(address, port);
    }

    static Stream<Arguments> headers() {
        return Wire.transports().flatMap(transport -> Stream.of(V1, V2).map(header -> Arguments.of(transport, header)));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void client_and_firewall_are_those_of_the_header(Transport transport, byte[] header) {
        try (Wire wire = reading(transport);
                Peer client = wire.client()) {
            client.write(header);
            try (Peer server = wire.server()) {
                server.write("220 ready\r\n");
                assertThat(client.readText(11)).isEqualTo("220 ready\r\n");
                assertThat(info().client()).isEqualTo(at("192.0.2.7", 40_001));
                assertThat(info().firewall()).isEqualTo(at("198.51.100.1", 25));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("headers")
    void octets_behind_the_header_are_one_segment_and_the_header_is_none(Transport transport, byte[] header) {
        byte[] payload = new byte[Leg.LARGEST_READ - 100];
        new Random(1).nextBytes(payload);
        try (Wire wire = reading(transport);
                Peer client = wire.client()) {
            client.write(joined(header, payload));
            try (Peer server = wire.server()) {
                assertThat(server.read(payload.length)).isEqualTo(payload);
                assertThat(diary.segments).hasSize(1);
                assertThat(diary.segments.get(0)).isEqualTo(payload);
                assertThat(diary.fromClient).isEqualTo(payload.length);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("headers")
    void header_and_all_the_rest_in_one_go_is_a_session_too(Transport transport, byte[] header) {
        try (Wire wire = reading(transport);
                Peer client = wire.client()) {
            client.write(joined(header, octets("QUIT\r\n")));
            client.finish();
            try (Peer server = wire.server()) {
                assertThat(server.readAll()).isEqualTo(octets("QUIT\r\n"));
                server.write("221 bye\r\n");
                server.finish();
                assertThat(client.readAll()).isEqualTo(octets("221 bye\r\n"));
            }
        }
    }

    static Stream<Arguments> cuts() {
        return Wire.transports()
                .flatMap(transport -> IntStream.range(0, 25).mapToObj(seed -> Arguments.of(transport, seed)));
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void however_it_is_cut_the_session_is_the_same(Transport transport, int seed) {
        Random random = new Random(seed);
        byte[] payload = octets("EHLO client.example.com\r\nPROXY TCP4 1.1.1.1 2.2.2.2 1 2\r\n\r\n\0é.");
        byte[] all = joined(random.nextBoolean() ? V1 : V2, payload);
        int longest = 1 + random.nextInt(9);
        try (Wire wire = reading(transport);
                Peer client = wire.client()) {
            for (int at = 0; at < all.length; ) {
                int end = Math.min(all.length, at + 1 + random.nextInt(longest));
                client.write(Arrays.copyOfRange(all, at, end));
                at = end;
                LockSupport.parkNanos(50_000);
            }
            try (Peer server = wire.server()) {
                assertThat(server.read(payload.length)).as("seed %d", seed).isEqualTo(payload);
                assertThat(info().client()).isEqualTo(at("192.0.2.7", 40_001));
                assertThat(diary.fromClient).isEqualTo(payload.length);
                assertThat(joined(diary.segments.toArray(byte[][]::new))).isEqualTo(payload);
            }
        }
    }

    static Stream<Arguments> silent() {
        return Wire.transports()
                .flatMap(transport -> Stream.of(
                                V2_LOCAL, octets("PROXY UNKNOWN\r\n"), octets("PROXY UNKNOWN a b 1 2\r\n"))
                        .map(header -> Arguments.of(transport, header)));
    }

    @ParameterizedTest
    @MethodSource("silent")
    void header_without_addresses_leaves_those_of_the_socket(Transport transport, byte[] header) {
        try (Wire wire = reading(transport);
                Peer client = wire.client()) {
            client.write(joined(header, octets("NOOP\r\n")));
            try (Peer server = wire.server()) {
                assertThat(server.readText(6)).isEqualTo("NOOP\r\n");
                assertThat(info().client().getAddress().isLoopbackAddress()).isTrue();
                assertThat(info().firewall()).isEqualTo(wire.firewall.address());
            }
        }
    }

    static Stream<Arguments> wrong() {
        byte[] endless = Arrays.copyOf(octets("PROXY TCP4 "), 200);
        Arrays.fill(endless, 11, 200, (byte) '1');
        byte[] large = Arrays.copyOf(joined(SIGNATURE, HexFormat.of().parseHex("2111ffff")), 16 + 4_000);
        return Wire.transports()
                .flatMap(transport -> Stream.of(
                                octets("EHLO client.example.com\r\n"),
                                octets("PROXY TCP4 192.0.2.7 not.an.address 40001 25\r\n"),
                                octets("PROXY TCP4 192.0.2.7 198.51.100.1 40001 99999\r\n"),
                                octets("PROXY TCP5 192.0.2.7 198.51.100.1 40001 25\r\n"),
                                joined(SIGNATURE, HexFormat.of().parseHex("2f11000c")),
                                joined(SIGNATURE, HexFormat.of().parseHex("21110001ff")),
                                endless,
                                large)
                        .map(header -> Arguments.of(transport, header)));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void anything_else_gets_a_reset_and_no_session(Transport transport, byte[] header) {
        try (Wire wire = reading(transport)) {
            try (Peer client = wire.client()) {
                client.write(header);
                assertThat(client.awaitEnd()).isEqualTo(Peer.End.RESET);
            }
            await().until(() -> refused.size() == 1);
            assertThat(refused.get(0).reason()).isEqualTo(RefusedClients.Reason.NO_PROXY_HEADER);
            assertThat(refused.get(0).count()).isEqualTo(1);
            assertThat(refused.get(0).last().getAddress().isLoopbackAddress()).isTrue();
            assertThat(infos).isEmpty();
            aSessionIsPossible(wire);
        }
    }

    /** Its place is free. */
    private static void aSessionIsPossible(Wire wire) {
        try (Peer client = wire.client()) {
            client.write(joined(V2, octets("NOOP\r\n")));
            try (Peer server = wire.server()) {
                assertThat(server.readText(6)).isEqualTo("NOOP\r\n");
            }
        }
    }

    @Test
    void half_a_header_is_waited_for_five_seconds_and_no_longer() {
        try (Wire wire = reading(Transport.chosen())) {
            try (Peer client = wire.client()) {
                client.write(Arrays.copyOf(V1, 20));
                assertThat(client.isQuietFor(Duration.ofSeconds(3))).isTrue();
                assertThat(client.awaitEnd()).isEqualTo(Peer.End.RESET);
            }
            await().until(() -> !refused.isEmpty());
            assertThat(refused.get(0).why()).isEqualTo("no header of the PROXY protocol came within 5 s");
            aSessionIsPossible(wire);
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void who_has_not_said_yet_who_it_is_may_finish_too(Transport transport) throws Exception {
        try (Wire wire = new Wire(
                        transport,
                        Inspector.OFF,
                        settings -> settings.withPlacement(Placement.PLAIN.withReadsHeader(true)));
                Peer client = wire.client()) {
            client.write(Arrays.copyOf(V1, 20));
            // Clients are accepted in their order: the first one, too, is in.
            aSessionIsPossible(wire);
            await().until(() -> wire.firewall.activeSessions() == 0);
            CompletableFuture<Integer> reset =
                    CompletableFuture.supplyAsync(() -> wire.firewall.stop(Duration.ofSeconds(30)));
            client.write(joined(Arrays.copyOfRange(V1, 20, V1.length), octets("QUIT\r\n")));
            try (Peer server = wire.server()) {
                assertThat(server.readText(6)).isEqualTo("QUIT\r\n");
            }
            client.close();
            assertThat(reset.get(20, TimeUnit.SECONDS)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void who_only_looks_whether_somebody_listens_is_no_news(Transport transport) {
        try (Wire wire = reading(transport)) {
            wire.client().close();
            wire.client().reset();
            await().untilAsserted(() -> aSessionIsPossible(wire));
            assertThat(infos).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void damaged_headers_leave_nothing_behind(Transport transport) {
        Random random = new Random(20_240_501);
        byte[] withAdditions = joined(
                SIGNATURE,
                HexFormat.of()
                        .parseHex("2111001d" + "c0000207c63364019c410019" + "0400020000" + "200009" + "0100000000"
                                + "21000178"));
        try (Wire wire = new Wire(
                transport,
                Inspector.OFF,
                settings -> settings.withPlacement(Placement.PLAIN.withReadsHeader(true)),
                "127.0.0.1",
                watching)) {
            for (int i = 0; i < 300; i++) {
                byte[] header = (i % 3 == 0 ? V1 : i % 3 == 1 ? V2 : withAdditions).clone();
                for (int flaw = random.nextInt(3); flaw >= 0; flaw--) {
                    header[random.nextInt(header.length)] = (byte) random.nextInt(256);
                }
                try (Peer client = wire.client()) {
                    client.write(Arrays.copyOf(header, 1 + random.nextInt(header.length)));
                    client.write(header);
                    client.finish();
                }
            }
            wire.closeUpstream();
            await().atMost(Duration.ofSeconds(20)).until(() -> wire.firewall.activeSessions() == 0);
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void server_gets_a_line_first_that_names_client_and_firewall(Transport transport) {
        try (Wire wire = sending(transport, HeaderVersion.V1);
                Peer client = wire.client();
                Peer server = wire.server()) {
            client.write("NOOP\r\n");
            String header = "PROXY TCP4 127.0.0.1 127.0.0.1 " + info().client().getPort() + " "
                    + wire.firewall.address().getPort() + "\r\n";
            assertThat(server.readText(header.length() + 6)).isEqualTo(header + "NOOP\r\n");
            server.write("250 ok\r\n");
            assertThat(client.readText(8)).isEqualTo("250 ok\r\n");
            assertThat(diary.entries.stream().filter(entry -> entry.matches("(?s)[CS] .*")))
                    .containsExactly("C NOOP\r\n", "S 250 ok\r\n");
            assertThat(diary.fromClient).isEqualTo(6);
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void server_that_waits_for_the_header_gets_it_though_nobody_speaks(Transport transport) {
        try (Wire wire = sending(transport, HeaderVersion.V2);
                Peer client = wire.client();
                Peer server = wire.server()) {
            byte[] header = server.read(V2.length);
            assertThat(Arrays.copyOf(header, 24))
                    .isEqualTo(joined(SIGNATURE, HexFormat.of().parseHex("2111000c7f0000017f000001")));
            server.write("220 ready\r\n");
            assertThat(client.readText(11)).isEqualTo("220 ready\r\n");
        }
    }

    static Stream<Arguments> families() {
        return Stream.of(
                Arguments.of(
                        "PROXY TCP6 2001:db8::7 2001:db8::1 40001 25\r\n",
                        "PROXY TCP6 2001:db8::7 2001:db8::1 40001 25\r\n"),
                Arguments.of(
                        "PROXY TCP6 ::ffff:192.0.2.7 2001:db8::1 40001 25\r\n",
                        "PROXY TCP6 ::ffff:192.0.2.7 2001:db8::1 40001 25\r\n"),
                Arguments.of(
                        "PROXY TCP6 ::ffff:192.0.2.7 ::ffff:198.51.100.1 40001 25\r\n",
                        "PROXY TCP4 192.0.2.7 198.51.100.1 40001 25\r\n"));
    }

    @ParameterizedTest
    @MethodSource("families")
    void addresses_go_on_in_a_family_that_holds_both(String came, String goes) {
        try (Wire wire = wire(
                        Transport.chosen(),
                        placement -> placement.withReadsHeader(true).withSendsHeader(Optional.of(HeaderVersion.V1)));
                Peer client = wire.client()) {
            client.write(came);
            try (Peer server = wire.server()) {
                assertThat(server.readText(goes.length())).isEqualTo(goes);
            }
        }
    }

    @Test
    void mixed_families_go_on_in_octets_too() {
        try (Wire wire = wire(
                        Transport.chosen(),
                        placement -> placement.withReadsHeader(true).withSendsHeader(Optional.of(HeaderVersion.V2)));
                Peer client = wire.client()) {
            client.write("PROXY TCP6 ::ffff:192.0.2.7 2001:db8::1 40001 25\r\n");
            try (Peer server = wire.server()) {
                assertThat(server.read(16 + 36))
                        .isEqualTo(joined(
                                SIGNATURE,
                                HexFormat.of()
                                        .parseHex("21210024" + "00000000000000000000ffffc0000207"
                                                + "20010db8000000000000000000000001" + "9c410019")));
            }
        }
    }
}
