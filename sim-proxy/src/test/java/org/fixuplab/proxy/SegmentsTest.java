package org.fixuplab.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.fixuplab.event.Direction;
import org.fixuplab.event.LegAct;
import org.fixuplab.inspect.Verdict;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SegmentsTest {

    private static final String TRANSPORTS = "org.fixuplab.proxy.Wire#transports";
    private static final Duration A_MOMENT = Duration.ofMillis(150);

    private static UnaryOperator<FirewallSettings> mss(int octets, Duration gather) {
        return settings -> settings.withSegments(new Segmentation.ByMss(octets, gather));
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void held_octets_stand_before_the_next_ones_and_both_are_judged_as_one(Transport transport) {
        RuleInspector inspector = RuleInspector.holdingUnfinishedReplies();
        try (Wire wire = new Wire(transport, inspector);
                Peer client = wire.client();
                Peer server = wire.server()) {
            server.write("250-a\r\n25");
            assertThat(client.readText(7)).isEqualTo("250-a\r\n");
            assertThat(client.isQuietFor(A_MOMENT)).isTrue();
            server.write("0 #");
            assertThat(client.isQuietFor(A_MOMENT)).isTrue();
            server.write("\r\n");
            assertThat(client.readText(7)).isEqualTo("250 X\r\n");
            assertThat(inspector.judged).containsExactly("250-a\r\n25", "250 #", "250 X\r\n");
            assertThat(inspector.released).isEmpty();
            // What was overwritten while it was held is judged again; the observer is told once, when it leaves.
            assertThat(wire.diaryOfOne().entries).startsWith("opened", "S 250-a\r\n");
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void held_octets_leave_when_their_time_is_over(Transport transport) {
        RuleInspector inspector = RuleInspector.holdingUnfinishedReplies();
        try (Wire wire = new Wire(transport, inspector);
                Peer client = wire.client();
                Peer server = wire.server()) {
            server.write("220 slow");
            assertThat(client.readText(8)).isEqualTo("220 slow");
            assertThat(inspector.released).containsExactly("220 slow");
            server.write(" and steady\r\n");
            assertThat(client.readText(13)).isEqualTo(" and steady\r\n");
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void held_octets_leave_when_the_stream_ends(Transport transport) {
        RuleInspector inspector = RuleInspector.holdingUnfinishedReplies();
        try (Wire wire = new Wire(transport, inspector);
                Peer client = wire.client();
                Peer server = wire.server()) {
            server.write("421 gone");
            server.finish();
            assertThat(Octets.text(client.readAll())).isEqualTo("421 gone");
            assertThat(inspector.released).containsExactly("421 gone");
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void swallowed_octets_never_leave_and_an_answer_reaches_the_client(Transport transport) {
        RuleInspector inspector = new RuleInspector((from, segment) -> switch (segment) {
            case "abcd" -> new Verdict.Swallow(2);
            case "NOOP\r\n" -> new Verdict.Answer(0, Octets.octets("250 OK\r\n"));
            default -> Verdict.FORWARD;
        });
        try (Wire wire = new Wire(transport, inspector);
                Peer client = wire.client();
                Peer server = wire.server()) {
            client.write("abcd");
            assertThat(server.readText(2)).isEqualTo("ab");
            client.write("NOOP\r\n");
            assertThat(client.readText(8)).isEqualTo("250 OK\r\n");
            client.write("QUIT\r\n");
            assertThat(server.readText(6)).isEqualTo("QUIT\r\n");
            assertThat(wire.diaryOfOne().entries)
                    .containsExactly("opened", "C abcd => ab", "C NOOP\r\n => ", "S  => 250 OK\r\n", "C QUIT\r\n");
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void by_mss_octets_are_judged_in_pieces_of_that_size_whatever_the_writes_were(Transport transport) {
        RuleInspector inspector = new RuleInspector((from, segment) -> Verdict.FORWARD);
        try (Wire wire = new Wire(transport, inspector, mss(4, Duration.ofMillis(200)));
                Peer client = wire.client();
                Peer server = wire.server()) {
            client.write("ab");
            client.write("cdefg");
            client.write("hij");
            assertThat(server.readText(10)).isEqualTo("abcdefghij");
            // The rest left when the sender was idle, and the grid starts anew.
            client.write("klmnop");
            assertThat(server.readText(6)).isEqualTo("klmnop");
            assertThat(inspector.judged).containsExactly("abcd", "efgh", "ij", "klmn", "op");
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void by_mss_the_rest_leaves_when_the_stream_ends(Transport transport) {
        RuleInspector inspector = new RuleInspector((from, segment) -> Verdict.FORWARD);
        try (Wire wire = new Wire(transport, inspector, mss(1460, Duration.ofSeconds(600)));
                Peer client = wire.client();
                Peer server = wire.server()) {
            client.write("QUIT\r\n");
            assertThat(server.isQuietFor(A_MOMENT)).isTrue();
            client.finish();
            assertThat(Octets.text(server.readAll())).isEqualTo("QUIT\r\n");
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void by_mss_nothing_is_judged_after_the_end_even_in_the_same_read(Transport transport) {
        RuleInspector inspector =
                new RuleInspector((from, segment) -> from == Direction.FROM_CLIENT && segment.equals("STOP")
                        ? new Verdict.End(0, LegAct.FIN, LegAct.FIN)
                        : Verdict.FORWARD);
        try (Wire wire = new Wire(transport, inspector, mss(4, Duration.ofMillis(50)));
                Peer client = wire.client();
                Peer server = wire.server()) {
            client.write("gooDSTOPbad!rest");
            assertThat(Octets.text(server.readAll())).isEqualTo("gooD");
            client.close();
            server.close();
            wire.diaryOfOne().end();
            assertThat(inspector.judged).containsExactly("gooD", "STOP");
            await().until(() -> wire.firewall.activeSessions() == 0);
        }
    }
}
