package org.fixuplab.lab.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fixuplab.lab.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayParserTest {

    @TempDir
    Path folder;

    private List<Step> steps(String text) {
        List<Problem> problems = new ArrayList<>();
        Play play = PlayParser.parse(text, "a.conf", folder, line -> line + 10, problems);
        assertThat(problems).isEmpty();
        return play.steps();
    }

    private Step step(String text) {
        List<Step> steps = steps(text);
        assertThat(steps).hasSize(1);
        return steps.get(0);
    }

    private static Step.Send send(String written, String octets) {
        return new Step.Send(11, written, octets, false, false, Optional.empty());
    }

    private static Step.Hear hear(String written, String pattern) {
        return new Step.Hear(11, written, new LinePattern(pattern), false, Optional.empty());
    }

    @Test
    void a_line_of_the_client_gets_a_line_end() {
        assertThat(step("C: EHLO a")).isEqualTo(send("C: EHLO a", "EHLO a\r\n"));
    }

    @Test
    void blanks_of_the_client_are_octets_but_for_the_first() {
        assertThat(step("  C:  folded ")).isEqualTo(send("C:  folded ", " folded \r\n"));
    }

    @Test
    void a_line_without_text_is_an_empty_line() {
        assertThat(step("C:")).isEqualTo(send("C:", "\r\n"));
    }

    @Test
    void a_piece_has_no_line_end_and_leaves_by_itself() {
        assertThat(step("C| RC")).isEqualTo(new Step.Send(11, "C| RC", "RC", false, true, Optional.empty()));
    }

    @Test
    void octets_may_be_sent_one_by_one() {
        assertThat(step("C/1: HELO a"))
                .isEqualTo(new Step.Send(11, "C/1: HELO a", "HELO a\r\n", true, false, Optional.empty()));
    }

    @Test
    void a_reply_is_a_pattern() {
        assertThat(step("S: 220 ... ESMTP")).isEqualTo(hear("S: 220 ... ESMTP", "220 ... ESMTP"));
    }

    @Test
    void only_dots_right_after_the_hyphen_take_several_lines() {
        assertThat(step("S: 250-..."))
                .isInstanceOfSatisfying(
                        Step.Hear.class, it -> assertThat(it.several()).isTrue());
        assertThat(step("S: 250-S..."))
                .isInstanceOfSatisfying(
                        Step.Hear.class, it -> assertThat(it.several()).isFalse());
    }

    @Test
    void an_annotation_stands_after_two_blanks() {
        assertThat(step("S: 250 XXXA   <~ 250 HELP"))
                .isEqualTo(new Step.Hear(
                        11,
                        "S: 250 XXXA",
                        new LinePattern("250 XXXA"),
                        false,
                        Optional.of(new LinePattern("250 HELP"))));
        assertThat(step("C: STARTTLS  ~> XXXX...  "))
                .isEqualTo(new Step.Send(
                        11, "C: STARTTLS", "STARTTLS\r\n", false, false, Optional.of(new LinePattern("XXXX..."))));
    }

    @Test
    void an_arrow_after_one_blank_is_text() {
        assertThat(step("C: a ~> b")).isEqualTo(send("C: a ~> b", "a ~> b\r\n"));
    }

    @Test
    void acts_are_read() {
        assertThat(
                        steps(
                                "C: <starttls>\nC: <close>\nC: <reset>\nC: <pause 2s>\nS: <closed>\nS: <reset>\nS: <silence 500ms>"))
                .containsExactly(
                        new Step.StartTls(11, "C: <starttls>"),
                        new Step.Leave(12, "C: <close>", false),
                        new Step.Leave(13, "C: <reset>", true),
                        new Step.Pause(14, "C: <pause 2s>", Duration.ofSeconds(2)),
                        new Step.HearEnd(15, "S: <closed>", false),
                        new Step.HearEnd(16, "S: <reset>", true),
                        new Step.HearNothing(17, "S: <silence 500ms>", Duration.ofMillis(500)));
    }

    @Test
    void a_tag_in_a_message_is_text() {
        assertThat(step("C: <html>")).isEqualTo(send("C: <html>", "<html>\r\n"));
        assertThat(step("C: <p>close</p>")).isEqualTo(send("C: <p>close</p>", "<p>close</p>\r\n"));
        assertThat(step("C: \\x3Cclose>")).isEqualTo(send("C: \\x3Cclose>", "<close>\r\n"));
    }

    @Test
    void a_file_is_sent_as_it_is() throws IOException {
        Files.write(folder.resolve("letter.eml"), new byte[] {'a', '\n', (byte) 0xe9});
        assertThat(step("C: <file letter.eml>")).isEqualTo(send("C: <file letter.eml>", "a\n\u00e9"));
    }

    @Test
    void lines_may_end_with_crlf_and_be_empty() {
        assertThat(steps("S: 220 ...\r\n\r\n  C: QUIT\r\n"))
                .extracting(Step::written)
                .containsExactly("S: 220 ...", "C: QUIT");
    }

    @Test
    void what_old_firewalls_say_without_a_code_is_a_reply() {
        assertThat(steps("S: 220-***\nS: ******\nS: OK"))
                .extracting(Step::written)
                .containsExactly("S: 220-***", "S: ******", "S: OK");
    }

    @Test
    void every_problem_is_told_with_its_line() {
        List<Problem> problems = new ArrayList<>();
        PlayParser.parse("S: 220\nwhat\nS: hello", "a.conf", folder, line -> line + 10, problems);
        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly(
                        "a.conf:12: 'what' is not a line of a play; begin it with S:, C:, C/1: or C|",
                        "a.conf:13: 'hello' is not a reply line; write three digits, a blank or hyphen, a text, such as 250 ...");
    }
}
