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
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void so_it_is_wherever_the_line_is_cut(int cut) {
        Wire wire = Rules.none().wire();
        String line = "auth  plain  AGFs\tYWNl\r\n";
        for (int i = 0; i < line.length(); i += cut) {
            wire.client(line.substring(i, Math.min(line.length(), i + cut)));
        }
        assertThat(starred(wire).replaceAll("\\s*[*\\s]+\\r\\n$", "")).isEqualTo("auth  plain");
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
    void secrets_sent_without_waiting_are_judged_as_commands_but_shown_nowhere() {
        Wire wire = Rules.esmtp().wire();
        wire.client("AUTH LOGIN\r\nYWxpY2U= x\r\nc2VjcmV0\r\nQUIT\r\n");
        assertThat(wire.toServer()).isEqualTo("AUTH LOGIN\r\nXXXXXXXX x\r\nXXXXXXXX\r\nQUIT\r\n");
        assertThat(starred(wire)).isEqualTo("AUTH LOGIN\r\n**********\r\n********\r\nQUIT\r\n");
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
