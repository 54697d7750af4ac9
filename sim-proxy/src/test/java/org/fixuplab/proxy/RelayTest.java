package org.fixuplab.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.fixuplab.event.Direction;
import org.fixuplab.inspect.Inspector;
import org.fixuplab.inspect.Splice;
import org.fixuplab.inspect.Verdict;
import org.fixuplab.proxy.observe.Ending;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.proxy.observe.SessionEnd.Cause;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RelayTest {

    private static final String TRANSPORTS = "org.fixuplab.proxy.Wire#transports";

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void octets_leave_as_they_came_for_any_way_of_cutting_them(Transport transport) {
        for (long seed = 1; seed <= 20; seed++) {
            try (Wire wire = new Wire(transport);
                    Peer client = wire.client();
                    Peer server = wire.server()) {
                Random random = new Random(seed);
                byte[] there = new byte[random.nextInt(5_000)];
                byte[] back = new byte[random.nextInt(5_000)];
                random.nextBytes(there);
                random.nextBytes(back);
                CompletableFuture<Void> answering =
                        CompletableFuture.runAsync(() -> writeInPieces(server, back, new Random(back.length)));
                writeInPieces(client, there, random);
                answering.join();
                assertThat(server.read(there.length)).as("seed %d", seed).isEqualTo(there);
                assertThat(client.read(back.length)).as("seed %d", seed).isEqualTo(back);
            }
        }
    }

    private static void writeInPieces(Peer peer, byte[] octets, Random random) {
        for (int at = 0; at < octets.length; ) {
            int next = Math.min(octets.length, at + 1 + random.nextInt(random.nextBoolean() ? 9 : 1_000));
            peer.write(Arrays.copyOfRange(octets, at, next));
            at = next;
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void sixty_kilobytes_written_at_once_are_one_segment(Transport transport) {
        try (Wire wire = new Wire(transport);
                Peer client = wire.client();
                Peer server = wire.server()) {
            byte[] pipelined = new byte[60 * 1024];
            new Random(7).nextBytes(pipelined);
            // Loopback delivers a write of this size as one piece, so whoever cuts it is the firewall.
            client.write(pipelined);
            assertThat(server.read(pipelined.length)).isEqualTo(pipelined);
            assertThat(wire.diaryOfOne().segments).singleElement().isEqualTo(pipelined);
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void one_octet_at_a_time_is_judged_octet_by_octet(Transport transport) {
        try (Wire wire = new Wire(transport);
                Peer client = wire.client();
                Peer server = wire.server()) {
            for (char octet : "EHLO x\r\n".toCharArray()) {
                client.write(String.valueOf(octet));
                server.read(1);
            }
            assertThat(wire.diaryOfOne().segments).hasSize(8).allMatch(segment -> segment.length == 1);
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void client_that_closes_first_still_gets_what_the_server_says(Transport transport) {
        try (Wire wire = new Wire(transport);
                Peer client = wire.client();
                Peer server = wire.server()) {
            client.write("QUIT\r\n");
            client.finish();
            assertThat(Octets.text(server.readAll())).isEqualTo("QUIT\r\n");
            server.write("221 late\r\n");
            server.close();
            assertThat(Octets.text(client.readAll())).isEqualTo("221 late\r\n");
            client.close();
            assertThat(wire.diaryOfOne().end())
                    .isEqualTo(new SessionEnd(Ending.FIN, Ending.FIN, Cause.PEERS, Optional.empty()));
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void server_that_closes_first_still_gets_what_the_client_says(Transport transport) {
        try (Wire wire = new Wire(transport);
                Peer client = wire.client();
                Peer server = wire.server()) {
            server.write("421 bye\r\n");
            server.finish();
            assertThat(Octets.text(client.readAll())).isEqualTo("421 bye\r\n");
            client.write("QUIT\r\n");
            client.close();
            assertThat(Octets.text(server.readAll())).isEqualTo("QUIT\r\n");
            assertThat(wire.diaryOfOne().end())
                    .isEqualTo(new SessionEnd(Ending.FIN, Ending.FIN, Cause.PEERS, Optional.empty()));
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void client_that_sends_and_closes_before_the_upstream_is_up_loses_nothing(Transport transport) {
        try (Wire wire = new Wire(transport)) {
            for (int i = 0; i < 50; i++) {
                try (Peer client = wire.client()) {
                    client.write("EHLO x\r\n");
                    client.finish();
                    try (Peer server = wire.server()) {
                        assertThat(Octets.text(server.readAll())).isEqualTo("EHLO x\r\n");
                    }
                    assertThat(client.awaitEnd()).isEqualTo(Peer.End.FIN);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void reset_by_the_client_reaches_the_server(Transport transport) {
        try (Wire wire = new Wire(transport);
                Peer client = wire.client();
                Peer server = wire.server()) {
            client.write("x");
            server.read(1);
            client.reset();
            assertThat(server.awaitEnd()).isEqualTo(Peer.End.RESET);
            SessionEnd end = wire.diaryOfOne().end();
            assertThat(end.client()).isEqualTo(Ending.RESET);
            assertThat(end.server()).isEqualTo(Ending.RESET);
            assertThat(end.reason()).contains("the client reset the connection");
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void reset_by_the_server_reaches_the_client_after_what_it_said_before(Transport transport) {
        try (Wire wire = new Wire(transport);
                Peer client = wire.client();
                Peer server = wire.server()) {
            client.write("x");
            server.read(1); // the firewall knows that its upstream is up
            server.write("421 too many\r\n");
            server.reset();
            assertThat(client.readText(14)).isEqualTo("421 too many\r\n");
            assertThat(client.awaitEnd()).isEqualTo(Peer.End.RESET);
            assertThat(wire.diaryOfOne().end().reason()).contains("the server reset the connection");
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void receiver_that_does_not_read_stops_the_sender_and_later_gets_everything(Transport transport) throws Exception {
        back_pressure(transport, true);
        back_pressure(transport, false);
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void client_that_does_not_read_the_firewalls_own_answers_is_read_no_more(Transport transport) throws Exception {
        int total = 32 * 1024 * 1024;
        Inspector answering = new Inspector() {
            @Override
            public Verdict judge(Direction from, ByteBuffer segment) {
                int length = segment.remaining();
                return new Verdict.Spliced(List.of(new Splice(0, length, new byte[length])), Verdict.FORWARD);
            }

            @Override
            public void release(ByteBuffer held) {}
        };
        try (Wire wire = new Wire(transport, answering);
                Peer client = wire.client();
                Peer server = wire.server()) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> client.write(new byte[total]));
            assertThat(settled(wire.diaryOfOne())).isLessThan(total / 2);
            assertThat(sending).isNotDone();
            assertThat(client.read(total)).hasSize(total);
            sending.get();
            client.close();
            assertThat(server.readAll()).isEmpty();
        }
    }

    private static void back_pressure(Transport transport, boolean towardsServer) throws Exception {
        int total = 64 * 1024 * 1024;
        try (Wire wire = new Wire(transport, Inspector.OFF);
                Peer client = wire.client();
                Peer server = wire.server()) {
            Peer sender = towardsServer ? client : server;
            Peer receiver = towardsServer ? server : client;
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                byte[] block = new byte[64 * 1024];
                for (int i = 0; i < total / block.length; i++) {
                    // No line ends, which would be events by the thousand.
                    Arrays.fill(block, (byte) (i | 0x80));
                    sender.write(block);
                }
            });
            Diary diary = wire.diaryOfOne();
            long seen = settled(diary);
            // The kernel's buffers take some megabytes; the rest stays with the sender.
            assertThat(seen).isLessThan(total / 2);
            assertThat(sending).isNotDone();
            for (int i = 0; i < total / 65536; i++) {
                byte[] block = receiver.read(64 * 1024);
                assertThat(block[0]).isEqualTo((byte) (i | 0x80));
                assertThat(block[65535]).isEqualTo((byte) (i | 0x80));
            }
            sending.get();
        }
    }

    /** How many octets the firewall had read when it read no more. */
    private static long settled(Diary diary) {
        long[] seen = {-1};
        await().pollInterval(Duration.ofMillis(300)).until(() -> {
            long now = diary.fromClient + diary.fromServer;
            boolean settled = now > 0 && now == seen[0];
            seen[0] = now;
            return settled;
        });
        return seen[0];
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void refused_upstream_resets_the_client_and_says_why(Transport transport) {
        try (Wire wire = new Wire(transport)) {
            wire.closeUpstream();
            try (Peer client = wire.client()) {
                assertThat(client.awaitEnd()).isEqualTo(Peer.End.RESET);
                SessionEnd end = wire.diaryOfOne().end();
                assertThat(end.client()).isEqualTo(Ending.RESET);
                assertThat(end.server()).isEqualTo(Ending.OPEN);
                assertThat(end.reason())
                        .hasValueSatisfying(reason -> assertThat(reason)
                                .startsWith("the upstream 127.0.0.1:")
                                .endsWith("refused the connection"));
                assertThat(wire.diaryOfOne().entries).containsExactly("opened", "closed");
            }
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void ipv6_is_spoken_on_both_sides(Transport transport) {
        try (Wire wire = new Wire(transport, Inspector.OFF, settings -> settings, "::1", null);
                Peer client = wire.client();
                Peer server = wire.server()) {
            client.write("NOOP\r\n");
            assertThat(server.readText(6)).isEqualTo("NOOP\r\n");
        }
    }
}
