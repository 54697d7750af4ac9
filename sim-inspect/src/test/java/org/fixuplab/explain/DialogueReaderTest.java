package org.fixuplab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DialogueReaderTest {

    private static List<Dialogue> read(String text) {
        return DialogueReader.read(Paste.lines(text)).dialogues();
    }

    /** Commands and replies, in short: {@code |220 a;EHLO x|250 b}. */
    private static String brief(Dialogue dialogue) {
        return dialogue.exchanges().stream()
                .map(exchange -> texts(exchange.said()) + "|" + texts(exchange.replies()))
                .collect(Collectors.joining(";"));
    }

    private static String texts(List<Utterance> said) {
        return said.stream().map(Utterance::text).collect(Collectors.joining("/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "220 a\nEHLO x\n250-b\n250 c\nQUIT\n221 d\n",
                "S: 220 a\nC: EHLO x\nS: 250-b\nS: 250 c\nC: QUIT\nS: 221 d\n",
                "Server: 220 a\nClient: EHLO x\nServer: 250-b\nServer: 250 c\nClient: QUIT\nServer: 221 d\n",
                "<<< 220 a\n>>> EHLO x\n<<< 250-b\n<<< 250 c\n>>> QUIT\n<<< 221 d\n",
                ">>> 220 a\n<<< EHLO x\n>>> 250-b\n>>> 250 c\n<<< QUIT\n>>> 221 d\n",
                "<-  220 a\n -> EHLO x\n<-  250-b\n<-  250 c\n -> QUIT\n<-  221 d\n",
                "=== Connected to x.\n<-  220 a\n -> EHLO x\n<-  250-b\n<-  250 c\n -> QUIT\n<-  221 d\n=== Connection closed\n",
                """
                2/7/01 5:01:20 PM : <<< 220 a
                2/7/01 5:01:20 PM : >>> EHLO x
                2/7/01 5:01:20 PM : <<< 250-b
                2/7/01 5:01:21 PM : <<< 250 c
                2/7/01 5:01:22 PM : >>> QUIT
                2/7/01 5:01:23 PM : <<< 221 d
                """,
                """
                $ telnet x 25
                Trying 192.0.2.1...
                Connected to x.
                Escape character is '^]'.
                220 a
                EHLO x
                250-b
                250 c
                QUIT
                221 d
                Connection closed by foreign host.
                """,
                "EHLO x   -> 250 c",
            })
    void who_said_what_is_told_from_markers_or_from_the_words(String text) {
        List<Dialogue> dialogues = read(text);

        assertThat(dialogues).hasSize(1);
        if (text.contains("220 a")) {
            assertThat(brief(dialogues.get(0))).isEqualTo("|220 a;EHLO x|250-b/250 c;QUIT|221 d");
        } else {
            assertThat(brief(dialogues.get(0))).isEqualTo("EHLO x|250 c");
        }
    }

    @Test
    void a_message_ends_with_its_dot() {
        List<Dialogue> dialogues =
                read("220 a\nDATA\n354 go\nSubject: x\n\nQUIT is a word\n250 reasons\n.\n250 taken\nQUIT\n221 d\n");

        assertThat(brief(dialogues.get(0))).startsWith("|220 a;DATA|354 go;Subject: x//QUIT is a word|250 reasons");
    }

    @Test
    void a_message_of_marked_lines_takes_only_lines_of_its_marker() {
        List<Dialogue> dialogues = read("S: 354 go\n");
        assertThat(dialogues).isEmpty();
        dialogues = read("S: 220 a\nC: DATA\nS: 354 go\nC: Subject: x\nC: .\nS: 250 taken\n");
        assertThat(brief(dialogues.get(0))).isEqualTo("|220 a;DATA|354 go;Subject: x/.|250 taken");
    }

    @Test
    void a_new_greeting_is_a_new_session() {
        assertThat(read("220 a\nQUIT\n221 b\n220 c\nQUIT\n221 d\n")).hasSize(2);
    }

    @Test
    void the_220_after_starttls_is_no_greeting() {
        assertThat(read("220 a\nSTARTTLS\n220 go ahead\n")).hasSize(1);
    }

    @Test
    void a_greeting_that_the_screen_wrapped_is_one_line() {
        assertThat(brief(read("220 ************\n********2***\nQUIT\n").get(0)))
                .isEqualTo("|220 ********************2***;QUIT|");
    }

    @Test
    void a_starred_second_line_of_a_greeting_stays_a_line() {
        assertThat(brief(read("220-**********\n************\n").get(0))).isEqualTo("|220-**********/************");
    }

    @Test
    void a_greeting_in_a_sentence_is_one() {
        assertThat(brief(read("It says \"220 *****...\" and nothing else.").get(0)))
                .isEqualTo("|220 *****");
    }

    @Test
    void an_ehlo_reply_without_its_ehlo_is_known_by_its_lines() {
        assertThat(brief(read("220 a\n250-b\n250 c\n").get(0))).isEqualTo("|220 a;EHLO|250-b/250 c");
    }

    @Test
    void a_word_that_is_refused_was_typed() {
        assertThat(brief(read("goodmorning\nOK\n").get(0))).isEqualTo("goodmorning|OK");
        assertThat(brief(read("goodmorning\n500 Command unrecognized\n").get(0)))
                .isEqualTo("goodmorning|500 Command unrecognized");
    }

    @Test
    void how_a_session_ended_is_kept() {
        assertThat(read("220 a\nDATA\n354 go\nSubject: x\nConnection reset by peer\n")
                        .get(0)
                        .end())
                .isNotNull();
    }

    @Test
    void prose_is_no_session() {
        assertThat(read("""
                Data was lost.
                Help me, quit the tests and send mail from the other host to us.
                We have 250 users.
                EHLO commands are turned into XXXX by it.
                """)).isEmpty();
    }

    @Test
    void more_sessions_than_anyone_reads_are_left_out() {
        assertThat(read("220 a\nQUIT\n221 b\n".repeat(DialogueReader.MOST + 10)))
                .hasSize(DialogueReader.MOST);
    }
}
