package org.fixuplab.proxy.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.event.LegAct;
import org.fixuplab.proxy.observe.Ending;
import org.fixuplab.proxy.observe.Spoken;
import org.fixuplab.proxy.record.SessionRecorder;
import org.fixuplab.proxy.transcript.TranscriptLine.Kind;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.api.Test;

class TranscriptTest {

    private final SessionRecorder recorder = new SessionRecorder(SessionRecorder.DEFAULT_LIMIT);
    private final Spoken spoken = new Spoken(recorder);

    private List<TranscriptLine> lines() {
        return Transcript.of(recorder.snapshot()).lines();
    }

    @Test
    void command_typed_octet_by_octet_is_one_line() {
        for (String letter : "EHLO".split("")) {
            spoken.client(letter, "X", "verb-x");
        }
        spoken.client("\r\n");
        TranscriptLine line = lines().get(0);
        assertThat(lines()).hasSize(1);
        assertThat(line.sent()).isEqualTo("EHLO");
        assertThat(line.got()).isEqualTo("XXXX");
        assertThat(line.behaviours()).containsExactly("verb-x");
        assertThat(line.length()).isEqualTo(6);
    }

    @Test
    void what_the_firewall_keeps_back_and_what_it_says_itself_name_the_behaviour_and_no_other_line_does() {
        spoken.client("NOOP\r\n");
        spoken.swallowed("KILL\r\n", "local-ok").swallowed("WIZ\r\n", "local-ok");
        spoken.answered(8, "OK\r\n", "local-ok").answered(8, "OK\r\n", "local-ok");
        spoken.server("250 ok\r\n").said("OK\r\n").said("OK\r\n").server("221 bye\r\n");
        assertThat(lines())
                .extracting(line -> line.sent() + " > " + line.got() + " " + line.behaviours())
                .containsExactly(
                        "NOOP > NOOP []",
                        "KILL >  [local-ok]",
                        "WIZ >  [local-ok]",
                        "250 ok > 250 ok []",
                        " > OK [local-ok]",
                        " > OK [local-ok]",
                        "221 bye > 221 bye []");
        assertThat(lines()).extracting(TranscriptLine::offset).containsExactly(0L, 6L, 12L, 0L, 8L, 8L, 8L);
    }

    @Test
    void line_without_end_is_left_out_until_the_other_peer_speaks() {
        spoken.client("NOO");
        assertThat(lines()).isEmpty();
        spoken.server("250 ok\r\n").client("P\r\n");
        assertThat(lines()).extracting(TranscriptLine::sent).containsExactly("NOO", "250 ok", "P");
        assertThat(lines()).extracting(TranscriptLine::offset).containsExactly(0L, 0L, 3L);
    }

    @Test
    void only_the_line_that_was_altered_names_the_behaviour() {
        spoken.server("250-a\r\n250-STARTTLS\r\n250 DSN\r\n", "250-a\r\n250-XXXXXXXA\r\n250 DSN\r\n", "ehlo-mask");
        assertThat(lines())
                .extracting(TranscriptLine::behaviours)
                .containsExactly(List.of(), List.of("ehlo-mask"), List.of());
    }

    @Test
    void secrets_are_starred_in_both_views_at_equal_length() {
        spoken.secret(11, 4).client("AUTH PLAIN c2Vj").secret(0, 4).client("cmV0\r\n");
        assertThat(lines().get(0).sent()).isEqualTo("AUTH PLAIN ********");
        assertThat(lines().get(0).got()).isEqualTo("AUTH PLAIN ********");
        assertThat(lines().get(0).altered()).isFalse();
    }

    @Test
    void payload_lies_between_its_two_offsets_whatever_the_segments() {
        spoken.client("DATA\r\n").server("354 go\r\n").dataStarts().dataEnds(9).client("body\r\n.\r\nQUIT\r\n");
        assertThat(lines())
                .extracting(TranscriptLine::kind)
                .containsExactly(Kind.DIALOGUE, Kind.DIALOGUE, Kind.PAYLOAD, Kind.PAYLOAD, Kind.DIALOGUE);
    }

    @Test
    void octets_after_tls_are_counted_in_runs_and_not_kept() {
        spoken.client("STARTTLS\r\n").tlsStarts(8).server("220 go\r\n");
        spoken.client(new byte[100]).client(new byte[17]).server("\n\n\n").over();
        assertThat(lines())
                .filteredOn(line -> line.kind() == Kind.OPAQUE)
                .extracting(TranscriptLine::length)
                .containsExactly(117L, 3L);
        assertThat(lines()).filteredOn(line -> line.kind() == Kind.OPAQUE).allMatch(line -> line.before().length == 0);
    }

    @Test
    void what_ended_the_session_stands_after_the_line_that_made_it_so() {
        spoken.event(new Event.Ended("header-duplicate", LegAct.RESET, LegAct.RESET));
        spoken.segment(Direction.FROM_CLIENT, Octets.octets("Subject: 2\r\n"), new byte[0]);
        spoken.over(Ending.RESET, Ending.RESET, "the firewall ended the session");
        assertThat(lines())
                .extracting(TranscriptLine::sent)
                .containsExactly(
                        "Subject: 2",
                        "header-duplicate ended the session: RST to both",
                        "session over: RST on both sides (the firewall ended the session)");
        assertThat(Transcript.of(recorder.snapshot()).end()).isPresent();
        assertThat(Transcript.of(recorder.snapshot()).events()).hasSize(1);
    }

    @Test
    void beyond_the_limit_octets_are_counted_and_the_reason_for_the_end_is_still_told() {
        SessionRecorder small = new SessionRecorder(1000);
        Spoken much = new Spoken(small);
        for (int i = 0; i < 1000; i++) {
            much.client("NOOP\r\n");
        }
        much.event(new Event.Ended("verb-x", LegAct.FIN, LegAct.FIN))
                .client("x")
                .over();
        List<TranscriptLine> lines = Transcript.of(small.snapshot()).lines();
        long kept = lines.stream().mapToLong(TranscriptLine::length).sum();
        assertThat(lines).hasSizeLessThan(50);
        assertThat(lines)
                .extracting(TranscriptLine::sent)
                .contains(
                        String.format(Locale.ROOT, "%,d octets of the client were left out", 6001 - kept),
                        "verb-x ended the session: FIN to both");
    }

    @Test
    void whatever_is_said_in_whatever_pieces_no_octet_is_lost_and_none_added() {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            SessionRecorder each = new SessionRecorder(SessionRecorder.DEFAULT_LIMIT);
            Spoken session = new Spoken(each);
            StringBuilder[] said = {new StringBuilder(), new StringBuilder()};
            for (int i = 0; i < 60; i++) {
                String piece = piece(random);
                boolean client = random.nextBoolean();
                said[client ? 0 : 1].append(piece);
                if (client) {
                    session.client(piece);
                } else {
                    session.server(piece);
                }
            }
            session.over();
            for (Direction from : Direction.values()) {
                List<String> pieces = new ArrayList<>();
                List<String> got = new ArrayList<>();
                Transcript.of(each.snapshot()).lines().stream()
                        .filter(line -> line.kind() == Kind.DIALOGUE && line.from() == from)
                        .forEach(line -> {
                            pieces.add(new String(line.before(), StandardCharsets.ISO_8859_1));
                            got.add(new String(line.after(), StandardCharsets.ISO_8859_1));
                        });
                assertThat(got).as("seed %d", seed).isEqualTo(pieces);
                assertThat(String.join("", pieces))
                        .as("seed %d", seed)
                        .isEqualTo(said[from == Direction.FROM_CLIENT ? 0 : 1].toString());
            }
        }
    }

    private static String piece(Random random) {
        StringBuilder piece = new StringBuilder();
        int length = 1 + random.nextInt(9);
        for (int i = 0; i < length; i++) {
            piece.append("\r\n .a\u00e9\u00ff".charAt(random.nextInt(7)));
        }
        return piece.toString();
    }
}
