package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No view may show a credential: what is starred, and that AUTH answers are never judged. */
class CredentialsTest {

    private static String starred(Wire wire) {
        return Wire.starred(wire.toServer(), Direction.FROM_CLIENT, wire.events());
    }

    @Test
    void an_initial_response_is_starred_and_its_mechanism_is_not() {
        Wire wire = Rules.esmtp().wire();
        wire.client("AUTH PLAIN AGFsaWNl\r\nNOOP x\r\n");
        assertThat(starred(wire)).isEqualTo("AUTH PLAIN ********\r\nNOOP x\r\n");
    }

    @Test
    void so_it_is_where_the_verb_became_x() {
        Wire wire = Rules.fixup().wire();
        wire.client("AUTH PLAIN AGFsaWNl\r\n");
        assertThat(starred(wire)).isEqualTo("XXXX PLAIN ********\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AUTH ",
                "AUTH PLAIN ",
                "auth  plain  ",
                "AUTH\tLOGIN\t",
                "AUTH PLAIN:",
                "AUTH PLAIN\r",
                "AUTH=PLAIN ",
                "AUTH=",
                "AUTHPLAIN",
                " AUTH PLAIN ",
                " \t AUTH ",
                "AUTH X-OWN ",
            })
    void no_credential_is_shown_wherever_the_line_is_cut(String before) {
        for (Rules rules : List.of(Rules.none(), Rules.fixup(), Rules.esmtp())) {
            for (int cut = 1; cut <= 9; cut++) {
                Wire wire = rules.wire();
                String line = before + "c2VjcmV0\r\n";
                for (int i = 0; i < line.length(); i += cut) {
                    wire.client(line.substring(i, Math.min(line.length(), i + cut)));
                }
                assertThat(Wire.starred(line, Direction.FROM_CLIENT, wire.events()))
                        .as("cuts of %d", cut)
                        .matches("(?s).*\\*{8}\r\n");
                assertThat(wire.altered()).noneMatch(told -> told.matches(".*[c2VjmR0]{8}.*"));
            }
        }
    }

    @Test
    void a_line_that_answers_a_334_is_never_judged_and_starred_whole() {
        Wire wire = Rules.esmtp().wire();
        wire.server("220 mail\r\n");
        wire.client("AUTH LOGIN\r\n");
        wire.server("334 VXNlcm5hbWU6\r\n");
        assertThat(wire.client("STARTTLS x\r\n")).isEqualTo("STARTTLS x\r\n");
        wire.server("334 UGFzc3dvcmQ6\r\n");
        wire.client("c2Vj");
        assertThat(wire.client("cmV0\r\nSTARTTLS\r\n")).isEqualTo("cmV0\r\nXXXXXXXX\r\n");
        assertThat(starred(wire)).startsWith("AUTH LOGIN\r\n**********\r\n********\r\n");
        assertThat(wire.events(Event.Command.class)).hasSize(2);
    }

    @Test
    void the_final_reply_ends_the_exchange() {
        Wire wire = Rules.esmtp().wire();
        wire.server("220 mail\r\n");
        wire.client("AUTH PLAIN\r\n");
        wire.server("334 \r\n");
        wire.client("AGFsaWNl\r\n");
        wire.server("235 ok\r\n");
        wire.client("EHLO me\r\n");
        assertThat(wire.server("250-mail\r\n250 HELP\r\n")).isEqualTo("250-mail\r\n250 XXXA\r\n");
        assertThat(wire.events(Event.OutOfSync.class)).isEmpty();
    }

    @Test
    void a_final_reply_before_the_answer_ends_the_exchange_too() {
        Wire wire = Rules.esmtp().wire();
        wire.server("220 mail\r\n");
        wire.client("AUTH LOGIN\r\n");
        wire.server("334 VXNlcm5hbWU6\r\n535 no\r\n");
        assertThat(wire.client("STARTTLS\r\n")).isEqualTo("XXXXXXXX\r\n");
    }

    @Test
    void an_answer_that_has_begun_goes_on_to_its_end() {
        Wire wire = Rules.esmtp().wire();
        wire.server("220 mail\r\n");
        wire.client("AUTH LOGIN\r\n");
        wire.server("334 VXNlcm5hbWU6\r\n");
        wire.client("STAR");
        wire.server("421 bye\r\n");
        assertThat(wire.client("TTLS\r\nSTARTTLS\r\n")).isEqualTo("TTLS\r\nXXXXXXXX\r\n");
    }

    @Test
    void answers_sent_without_waiting_wait_for_no_reply_of_their_own() {
        Wire wire = Rules.esmtp().wire();
        wire.server("220 mail\r\n");
        wire.client("AUTH LOGIN\r\nYWxpY2U=\r\nc2VjcmV0\r\n");
        wire.server("334 VXNlcm5hbWU6\r\n334 UGFzc3dvcmQ6\r\n535 no\r\n");
        wire.client("MAIL FROM:<a@b>\r\n");
        wire.server("250 ok\r\n");
        wire.client("DATA\r\n");
        wire.server("354 go\r\n");
        assertThat(wire.client("BDAT\r\n.\r\n")).isEqualTo("BDAT\r\n.\r\n");
        assertThat(wire.events(Event.OutOfSync.class)).isEmpty();
    }

    @Test
    void a_334_to_another_command_asks_for_no_answer() {
        Wire wire = Rules.esmtp().wire();
        wire.server("220 mail\r\n");
        wire.client("NOOP\r\n");
        wire.server("334 x\r\n");
        assertThat(wire.client("STARTTLS\r\n")).isEqualTo("XXXXXXXX\r\n");
    }

    @Test
    void secrets_sent_without_waiting_are_judged_as_commands_but_shown_nowhere() {
        Wire wire = Rules.esmtp().wire();
        wire.client("AUTH LOGIN\r\nYWxpY2U= x\r\nc2VjcmV0\r\nQUIT\r\n");
        assertThat(wire.toServer()).isEqualTo("AUTH LOGIN\r\nXXXXXXXX x\r\nXXXXXXXX\r\nQUIT\r\n");
        assertThat(starred(wire)).isEqualTo("AUTH LOGIN\r\n******** *\r\n********\r\nQUIT\r\n");
        assertThat(wire.altered()).containsExactly("verb-x 12 ********>XXXXXXXX", "verb-x 24 ********>XXXXXXXX");
    }

    @Test
    void secrets_sent_after_a_refusal_are_shown_nowhere_either() {
        Wire wire = Rules.fixup().wire();
        wire.server("220 mail\r\n");
        wire.client("AUTH LOGIN\r\n");
        wire.server("500 what\r\n");
        wire.client("c2VjcmV0\r\n");
        assertThat(wire.altered()).noneMatch(line -> line.contains("c2Vj"));
    }

    @Test
    void after_the_next_command_lines_are_shown_again() {
        Wire wire = Rules.esmtp().wire();
        for (String line : List.of("AUTH LOGIN\r\n", "NOOP\r\n", "BDAT 1\r\n")) {
            wire.client(line);
        }
        assertThat(wire.altered()).containsExactly("verb-x 18 BDAT>XXXX");
    }
}
