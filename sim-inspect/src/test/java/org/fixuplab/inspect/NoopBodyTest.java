package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.fixuplab.event.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoopBodyTest {

    private static final String MESSAGE =
            "To: <c@d>\r\nSubject: x\r\n folded\r\n\r\nhello there\r\nMail me\r\n..\r\n.\r\n";

    private static String delivered(String extent, String before, int cut) {
        Wire wire = Rules.fixup().noopBody(extent).wire();
        wire.server("220 mail\r\n");
        wire.client(before + "DATA\r\n");
        wire.server("250 ok\r\n".repeat(before.length() / 6) + "354 go\r\n");
        int start = wire.toServer().length();
        for (int at = 0; at < MESSAGE.length(); at += cut) {
            wire.client(MESSAGE.substring(at, Math.min(MESSAGE.length(), at + cut)));
        }
        assertThat(wire.events(Event.DataEnded.class)).hasSize(1);
        return wire.toServer().substring(start);
    }

    @ParameterizedTest
    @CsvSource({
        "word, 'XXX <c@d>\r\nXXXXXXXX x\r\n folded\r\n\r\nXXXXX there\r\nMail me\r\nXX\r\n.\r\n'",
        "line, 'XXXXXXXXX\r\nXXXXXXXXXX\r\n folded\r\n\r\nXXXXXXXXXXX\r\nMail me\r\nXX\r\n.\r\n'"
    })
    void after_a_noop_a_message_is_judged_as_commands(String extent, String message) {
        assertThat(delivered(extent, "NOOP\r\n", 1000)).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"word", "line"})
    void without_a_noop_it_passes(String extent) {
        assertThat(delivered(extent, "", 1000)).isEqualTo(MESSAGE);
        assertThat(delivered(extent, "RSET\r\n", 7)).isEqualTo(MESSAGE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void its_end_survives_every_cut_and_pieces_are_judged_alone(int cut) {
        String word = delivered("word", "NOOP\r\n", cut);
        assertThat(word)
                .hasSameSizeAs(MESSAGE)
                .endsWith("\r\n.\r\n")
                .startsWith("XXX <c@d>\r\nXXXXXXXX x\r\n folded\r\n");
        assertThat(delivered("line", "NOOP\r\n", cut)).hasSameSizeAs(MESSAGE).startsWith("XXXXXXXXX\r\nXXXXXXXXXX\r\n");
    }

    @Test
    void every_message_of_the_session_is_concerned() {
        Wire wire = Rules.fixup().noopBody("word").wire();
        wire.server("220 mail\r\n");
        wire.client("NOOP\r\n");
        wire.server("250 ok\r\n");
        for (int i = 0; i < 2; i++) {
            wire.client("DATA\r\n");
            wire.server("354 go\r\n");
            assertThat(wire.client("To: x\r\n.\r\n")).isEqualTo("XXX x\r\n.\r\n");
            wire.server("250 queued\r\n");
        }
        assertThat(wire.altered()).contains("noop-body 12 To:>XXX");
    }
}
