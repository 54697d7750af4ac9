package org.fixuplab.lab.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.fixuplab.lab.Problem;
import org.fixuplab.lab.play.FakeServer.Part;
import org.fixuplab.lab.play.PlayResult.Miss;
import org.fixuplab.lab.play.PlayResult.Utterance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PlayRunnerTest {

    /** For replies that come, however busy the machine is. */
    private static final Duration LONG = Duration.ofSeconds(20);

    /** For replies that do not. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    private static PlayResult play(FakeServer server, String text) {
        return play(server.address(), text, LONG);
    }

    private static PlayResult play(InetSocketAddress server, String text, Duration patience) {
        List<Problem> problems = new ArrayList<>();
        Play play = PlayParser.parse(text, "a.conf", Path.of("."), line -> line, problems);
        assertThat(problems).isEmpty();
        return PlayRunner.run(
                play,
                server,
                () -> {
                    throw new AssertionError("no TLS here");
                },
                patience);
    }

    private static Miss missOf(Part part, String text) throws IOException, InterruptedException {
        try (FakeServer server = new FakeServer(part)) {
            PlayResult result = play(server.address(), text, SHORT);
            assertThat(result.miss()).isPresent();
            return result.miss().orElseThrow();
        }
    }

    private static List<String> passes(Part part, String text) throws IOException, InterruptedException {
        try (FakeServer server = new FakeServer(part)) {
            PlayResult result = play(server, text);
            assertThat(result.miss()).isEmpty();
            return server.reads();
        }
    }

    /** A server that a busy machine holds up for 20 ms reads two writes at once, which is no fault of the client's. */
    private static void untilReadInTime(ThrowingRunnable attempt) {
        await().atMost(LONG).untilAsserted(attempt);
    }

    @Test
    void says_and_hears_line_by_line() throws Exception {
        try (FakeServer server = new FakeServer(
                peer -> peer.say("220 hello\r\n").readUntil("QUIT\r\n").say("221 bye\r\n"))) {
            PlayResult result = play(server, "S: 220 ...\nC: QUIT\nS: 221 bye\nS: <closed>");
            assertThat(result.miss()).isEmpty();
            assertThat(result.uttered()).extracting(Utterance::line).containsExactly("220 hello", "QUIT", "221 bye");
        }
    }

    @Test
    void lines_of_the_client_in_a_row_leave_in_one_write() throws Exception {
        assertThat(passes(peer -> peer.say("220 a\r\n").readToTheEnd(), "S: 220 a\nC: MAIL\nC: RCPT\nC:\nC: ."))
                .containsExactly("MAIL\r\nRCPT\r\n\r\n.\r\n");
    }

    @Test
    void a_piece_ends_a_write() throws Exception {
        untilReadInTime(() -> assertThat(passes(
                        peer -> peer.say("220 a\r\n").readToTheEnd(), "S: 220 a\nC: MAIL\nC| RC\nC: PT\nC: DATA"))
                .containsExactly("MAIL\r\nRC", "PT\r\nDATA\r\n"));
    }

    @Test
    void octets_leave_one_by_one() throws Exception {
        untilReadInTime(() -> assertThat(
                        passes(peer -> peer.say("220 a\r\n").readToTheEnd(), "S: 220 a\nC/1: NOOP\nC: QUIT"))
                .containsExactly("N", "O", "O", "P", "\r", "\n", "QUIT\r\n"));
    }

    @Test
    void octets_beyond_ascii_leave_as_written() throws Exception {
        assertThat(passes(peer -> peer.say("220 a\r\n").readToTheEnd(), "S: 220 a\nC: \\xE9\u00e9\n"))
                .containsExactly("\u00e9\u00c3\u00a9\r\n");
    }

    @Test
    void nothing_is_stuffed_with_dots() throws Exception {
        assertThat(passes(peer -> peer.say("354 a\r\n").readToTheEnd(), "S: 354 a\nC: .a\nC: ..\nC: ."))
                .containsExactly(".a\r\n..\r\n.\r\n");
    }

    @Test
    void several_lines_are_taken_up_to_the_one_the_next_step_waits_for() throws Exception {
        String reply = "250-a\r\n250-b\r\n250-SIZE 1\r\n250-c\r\n250 d\r\n";
        passes(peer -> peer.say(reply).readToTheEnd(), "S: 250-...\nS: 250 d");
        passes(peer -> peer.say(reply).readToTheEnd(), "S: 250-...\nS: 250-SIZE 1\nS: 250-...\nS: 250 d");
        passes(peer -> peer.say(reply + "221 bye\r\n").readToTheEnd(), "S: 250-...\nS: 250 d\nS: 221 bye");
    }

    @Test
    void several_lines_are_one_at_least() throws Exception {
        Miss miss = missOf(peer -> peer.say("250 only\r\n").readToTheEnd(), "S: 250-...\nS: 250 only");
        assertThat(miss.expected()).isEqualTo("S: 250-...");
        assertThat(miss.got()).isEqualTo("'250 only'");
        assertThat(miss.nearest()).isEqualTo("that is what line 2 waits for: S: 250 only");
    }

    @Test
    void a_line_that_is_missing_among_several_is_missed_by_name() throws Exception {
        Miss miss =
                missOf(peer -> peer.say("250-a\r\n250 b\r\n").readToTheEnd(), "S: 250-...\nS: 250-STARTTLS\nS: 250 b");
        assertThat(miss.expected()).isEqualTo("S: 250-STARTTLS");
        assertThat(miss.got()).isEqualTo("'250 b'");
    }

    @Test
    void another_reply_is_a_miss_that_says_how_far_it_agrees() throws Exception {
        Miss miss = missOf(peer -> peer.say("250 STARTTLS\r\n").readToTheEnd(), "S: 250 XXXXXXXA");
        assertThat(miss.step().line()).isEqualTo(1);
        assertThat(miss.expected()).isEqualTo("S: 250 XXXXXXXA");
        assertThat(miss.got()).isEqualTo("'250 STARTTLS'");
        assertThat(miss.nearest()).isEqualTo("up to '250 ' it agrees");
    }

    @Test
    void a_miss_ends_the_play_and_closes() throws Exception {
        List<String> reads = new ArrayList<>();
        try (FakeServer server = new FakeServer(peer -> peer.say("554 no\r\n").readToTheEnd())) {
            play(server, "S: 220 ...\nC: QUIT");
            reads.addAll(server.reads());
        }
        assertThat(reads).isEmpty();
    }

    @Test
    void a_reply_that_does_not_come_is_waited_for_as_long_as_patience_lasts() throws Exception {
        Miss miss = missOf(peer -> peer.say("220 a\r\n").readToTheEnd(), "S: 220 a\nC: EHLO\nS: 250 ...");
        assertThat(miss.got()).isEqualTo("nothing for 1s");
        assertThat(miss.nearest()).isEqualTo("the last line heard was '220 a'");
    }

    @Test
    void a_reply_without_a_line_end_is_no_reply() throws Exception {
        Miss miss = missOf(peer -> peer.say("220 a").readToTheEnd(), "S: 220 a");
        assertThat(miss.got()).isEqualTo("'220 a' without a line end");
    }

    @Test
    void the_two_ends_of_a_connection_are_told_apart() throws Exception {
        assertThat(missOf(peer -> {}, "S: <reset>").got()).isEqualTo("<closed>");
        assertThat(missOf(FakeServer.Peer::reset, "S: <closed>").got()).isEqualTo("<reset>");
        passes(peer -> {}, "S: <closed>");
        passes(FakeServer.Peer::reset, "S: <reset>");
        passes(
                peer -> {
                    peer.readUntil("\r\n");
                    peer.reset();
                },
                "C: DATA\nS: <reset>");
    }

    @Test
    void a_reset_is_heard_even_after_a_write_failed() throws Exception {
        passes(
                peer -> {
                    peer.readUntil("\r\n");
                    peer.reset();
                },
                "C: a\nC: <pause 100ms>\nC: b\nC: <pause 50ms>\nC: c\nS: <reset>");
    }

    @Test
    void silence_is_neither_octets_nor_an_end() throws Exception {
        passes(peer -> peer.readToTheEnd(), "S: <silence 100ms>");
        assertThat(missOf(peer -> peer.say("220 a\r\n").readToTheEnd(), "S: <silence 100ms>")
                        .got())
                .isEqualTo("'220 a'");
        assertThat(missOf(peer -> {}, "S: <silence 100ms>").got()).isEqualTo("<closed>");
    }

    @Test
    void who_closes_can_still_hear() throws Exception {
        passes(
                peer -> {
                    peer.readToTheEnd();
                    peer.say("421 gone\r\n");
                },
                "C: <close>\nS: 421 gone\nS: <closed>");
    }

    @Test
    void the_client_can_reset() throws Exception {
        List<String> ends = new ArrayList<>();
        try (FakeServer server = new FakeServer(peer -> {
            try {
                peer.readToTheEnd();
                ends.add("fin");
            } catch (IOException e) {
                ends.add("reset");
            }
        })) {
            assertThat(play(server, "C: EHLO\nC: <pause 50ms>\nC: <reset>").miss())
                    .isEmpty();
        }
        assertThat(ends).containsExactly("reset");
    }

    @Test
    void no_connection_is_a_miss_of_the_first_line() throws IOException {
        InetSocketAddress nobody;
        try (ServerSocket closed = new ServerSocket(0)) {
            nobody = new InetSocketAddress("127.0.0.1", closed.getLocalPort());
        }
        Miss miss = play(nobody, "S: 220 ...", LONG).miss().orElseThrow();
        assertThat(miss.got()).startsWith("no connection: ");
    }

    @Test
    void a_server_that_never_ends_its_reply_is_left_in_the_end() throws Exception {
        String line = "x".repeat(70_000);
        Miss miss = missOf(peer -> peer.say(line).readToTheEnd(), "S: 220 ...");
        assertThat(miss.got()).startsWith("'xxx");
    }
}
