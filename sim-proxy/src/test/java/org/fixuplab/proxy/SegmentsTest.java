package org.fixuplab.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.fixuplab.event.Direction;
import org.fixuplab.event.LegAct;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.inspect.Inspector;
import org.fixuplab.inspect.Splice;
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
    void swallowed_octets_never_leave_and_answers_reach_the_client_where_the_verdict_says(Transport transport) {
        byte[] ok = Octets.octets("OK\r\n");
        RuleInspector inspector = new RuleInspector((from, segment) -> switch (segment) {
            case "abcdef" -> spliced(Verdict.FORWARD, new Splice(2, 2, new byte[0]));
            case "KILL\r\n" -> spliced(Verdict.FORWARD, new Splice(0, 6, ok));
            case "250 a\r\n250 b\r\n25" -> spliced(new Verdict.Hold(14), new Splice(7, 0, ok), new Splice(7, 0, ok));
            default -> Verdict.FORWARD;
        });
        try (Wire wire = new Wire(transport, inspector);
                Peer client = wire.client();
                Peer server = wire.server()) {
            client.write("abcdef");
            assertThat(server.readText(4)).isEqualTo("abef");
            client.write("KILL\r\n");
            assertThat(client.readText(4)).isEqualTo("OK\r\n");
            client.write("QUIT\r\n");
            assertThat(server.readText(6)).isEqualTo("QUIT\r\n");
            server.write("250 a\r\n250 b\r\n25");
            assertThat(client.readText(22)).isEqualTo("250 a\r\nOK\r\nOK\r\n250 b\r\n");
            server.write("0 c\r\n");
            assertThat(client.readText(7)).isEqualTo("250 c\r\n");
            assertThat(wire.diaryOfOne().entries)
                    .containsExactly(
                            "opened",
                            "C ab",
                            "C cd => ",
                            "C ef",
                            "C KILL\r\n => ",
                            "S  => OK\r\n",
                            "C QUIT\r\n",
                            "S 250 a\r\n",
                            "S  => OK\r\n",
                            "S  => OK\r\n",
                            "S 250 b\r\n",
                            "S 250 c\r\n");
        }
    }

    private static Verdict spliced(Verdict rest, Splice... splices) {
        return new Verdict.Spliced(List.of(splices), rest);
    }

    /** Lines of 29 octets in segments of 31: the first border falls within the second verb, the next one right after the third. */
    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void by_mss_a_verb_that_straddles_is_lost_and_its_neighbours_are_not(Transport transport) {
        Inspector inspector = Catalogue.load().policy("PIX 6.3(5)").inspector(event -> {});
        String line = "RCPT TO:<user@example.com.>\r\n";
        try (Wire wire = new Wire(transport, inspector, mss(31, Duration.ofMillis(200)));
                Peer client = wire.client();
                Peer server = wire.server()) {
            client.write(line.repeat(4));
            assertThat(server.readText(4 * line.length())).isEqualTo(line + "XXXX" + line.substring(4) + line + line);
        }
    }

    @ParameterizedTest
    @MethodSource(TRANSPORTS)
    void by_mss_a_dot_that_straddles_never_reaches_the_server_of_a_pix_5_1(Transport transport) {
        Inspector inspector = Catalogue.load().policy("PIX 5.1(2)").inspector(event -> {});
        try (Wire wire = new Wire(transport, inspector, mss(8, Duration.ofMillis(200)));
                Peer client = wire.client();
                Peer server = wire.server()) {
            server.write("220 mail\r\n");
            client.readText(10);
            client.write("DATA\r\n");
            assertThat(server.readText(6)).isEqualTo("DATA\r\n");
            server.write("354 go\r\n");
            client.readText(8);
            client.write("hello\r\n.\r\n");
            client.finish();
            assertThat(Octets.text(server.readAll())).isEqualTo("hello\r\n.");
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
