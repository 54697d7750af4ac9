package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandVerbTest {

    private static Wire send(String lines, int cut, String row) {
        Wire wire = Rules.none().map(row).wire();
        wire.server("220 mail\r\n");
        wire.client(lines, cut);
        return wire;
    }

    @Test
    void a_masked_verb_becomes_x_and_its_arguments_stay() {
        Wire wire = send("vrfy VRFY\r\nVRFYX\r\n VRFY\r\n", 100, "cmd-verb verbs=VRFY,ETRN action=mask");
        assertThat(wire.toServer()).isEqualTo("XXXX VRFY\r\nVRFYX\r\n VRFY\r\n");
        assertThat(wire.altered()).containsExactly("cmd-verb 0 vrfy>XXXX");
        assertThat(wire.matched()).containsExactly("cmd-verb 0 cmd verb VRFY ETRN: mask, logged, class 1");
    }

    @Test
    void a_mask_that_is_not_logged_is_no_match() {
        assertThat(send("VRFY x\r\n", 100, "cmd-verb verbs=VRFY action=mask log=off")
                        .matched())
                .isEmpty();
    }

    @Test
    void a_masked_verb_is_no_command_to_the_server() {
        Wire wire = send("DATA\r\n", 100, "cmd-verb verbs=DATA action=mask");
        wire.server("354 go\r\n");
        wire.client("DATA\r\n");
        assertThat(wire.toServer()).isEqualTo("XXXX\r\nXXXX\r\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1000})
    void a_verb_may_end_the_session_when_it_is_over(int cut) {
        assertThat(send("NOOP\r\nVRFYX\r\nVRFY\r\n", cut, "cmd-verb verbs=VRFY").matched())
                .containsExactly("cmd-verb 17 cmd verb VRFY: drop-connection, logged, class 1");
    }

    @Test
    void of_match_not_every_other_verb_counts() {
        assertThat(send("NOOP\r\n\r\n x\r\nVRFY x\r\nRSET\r\n", 3, "cmd-verb verbs=NOOP,RSET negate=on action=none")
                        .matched())
                .containsExactly("cmd-verb 16 not cmd verb NOOP RSET: log, logged, class 1");
        assertThat(send("NOOP\r\nVRFY\r\n", 100, "cmd-verb verbs=NOOP negate=on action=mask log=off")
                        .toServer())
                .isEqualTo("NOOP\r\nXXXX\r\n");
    }

    @Test
    void a_long_verb_may_be_named_and_what_is_longer_is_another() {
        for (String verb : List.of("XANONYMOUSTLSX", "X".repeat(32))) {
            String row = "cmd-verb action=none verbs=" + verb;
            assertThat(send(verb + "\r\n", 5, row).matched()).hasSize(1);
            assertThat(send(verb + "Y\r\n", 5, row).matched()).isEmpty();
        }
    }
}
