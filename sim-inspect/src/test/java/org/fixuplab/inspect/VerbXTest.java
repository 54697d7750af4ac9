package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fixuplab.event.Event;
import org.fixuplab.smtp.Verb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerbXTest {

    @ParameterizedTest
    @CsvSource({
        "STARTTLS, XXXXXXXX",
        "starttls, XXXXXXXX",
        "EHLO ME, EHLO ME",
        "ehlo me, ehlo me",
        "BDAT 5 LAST, XXXX 5 LAST",
        "XEXCH50 1 2, XXXXXXX 1 2",
        "DATA    , DATA    ",
        "mail to:<a@b>, mail to:<a@b>",
        "MAILFROM:<a@b>, XXXXXXXXXXXXXX",
        "MA, XX",
        "EHLOX, XXXXX",
    })
    void behind_esmtp_inspection_only_the_fifteen_verbs_pass(String line, String seen) {
        assertThat(Rules.esmtp().wire().client(line + "\r\n")).isEqualTo(seen + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HELO", "MAIL", "RCPT", "DATA", "RSET", "NOOP", "QUIT"})
    void behind_a_fixup_the_seven_verbs_pass(String verb) {
        assertThat(Rules.fixup().wire().client(verb + "\r\n")).isEqualTo(verb + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EHLO", "AUTH", "HELP", "VRFY", "ETRN", "SAML", "SEND", "SOML", "STARTTLS"})
    void behind_a_fixup_the_other_verbs_become_x_of_the_same_length(String verb) {
        assertThat(Rules.fixup().wire().client(verb + " x\r\n")).isEqualTo("X".repeat(verb.length()) + " x\r\n");
    }

    @Test
    void a_verb_typed_one_character_at_a_time_becomes_x_piece_by_piece() {
        Wire wire = Rules.esmtp().wire();
        for (String key : List.of("H", "E", "L", "O", "\r", "\n")) {
            wire.client(key);
        }
        assertThat(wire.toServer()).isEqualTo("XXXX\r\n");
        assertThat(wire.altered()).hasSize(4).first().isEqualTo("verb-x 0 H>X");
        assertThat(wire.events(Event.Command.class)).containsExactly(new Event.Command(0, Verb.HELO, true));
    }

    @Test
    void a_pipelined_group_cut_within_a_verb_loses_that_verb_and_no_other() {
        Wire wire = Rules.esmtp().wire();
        wire.client("MAIL FROM:<a@b>\r\nRCPT TO:<t>\r\nRC");
        wire.client("PT TO:<u>\r\nRCPT TO:<v>\r\n");
        assertThat(wire.toServer()).isEqualTo("MAIL FROM:<a@b>\r\nRCPT TO:<t>\r\nXXXX TO:<u>\r\nRCPT TO:<v>\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", " x\r\n", "\n"})
    void a_segment_that_ends_after_a_whole_verb_passes_and_the_next_one_continues_the_line(String rest) {
        Wire wire = Rules.esmtp().wire();
        wire.client("DATA");
        wire.client(rest);
        assertThat(wire.toServer()).isEqualTo("DATA" + rest);
        assertThat(wire.events(Event.Command.class)).containsExactly(new Event.Command(0, Verb.DATA, false));
    }

    @Test
    void a_verb_that_goes_on_after_a_known_piece_is_another_verb_to_the_server() {
        Wire wire = Rules.esmtp().wire();
        wire.client("DATA");
        wire.client("QUIT\r\n");
        assertThat(wire.toServer()).isEqualTo("DATAQUIT\r\n");
        assertThat(wire.events(Event.Command.class)).containsExactly(new Event.Command(0, Verb.OTHER, false));
    }

    @Test
    void arguments_are_never_judged_in_whatever_segment_they_come() {
        Wire wire = Rules.esmtp().wire();
        wire.client("MAIL ");
        wire.client("STARTTLS");
        wire.client(" BDAT\r\n");
        assertThat(wire.toServer()).isEqualTo("MAIL STARTTLS BDAT\r\n");
    }

    @Test
    void a_line_that_begins_with_a_blank_has_no_verb() {
        assertThat(Rules.esmtp().wire().client(" STARTTLS\r\n\tBDAT\r\n\r\n")).isEqualTo(" STARTTLS\r\n\tBDAT\r\n\r\n");
    }

    @Test
    void a_handshake_sent_to_a_clear_session_is_an_over_long_verb() {
        Wire wire = Rules.esmtp().wire();
        assertThat(wire.client("\u0016\u0003\u0001\u0002\u0000")).isEqualTo("XXXXX");
    }

    @Test
    void an_alteration_says_what_stood_there_and_where() {
        Wire wire = Rules.esmtp().wire();
        wire.client("NOOP\r\nSTARTTLS\r\n");
        assertThat(wire.altered()).containsExactly("verb-x 6 STARTTLS>XXXXXXXX");
    }

    @Test
    void a_verb_of_x_is_masked_without_a_report_as_nothing_changes() {
        Wire wire = Rules.esmtp().wire();
        assertThat(wire.client("XXXX\r\n")).isEqualTo("XXXX\r\n");
        assertThat(wire.altered()).isEmpty();
    }
}
