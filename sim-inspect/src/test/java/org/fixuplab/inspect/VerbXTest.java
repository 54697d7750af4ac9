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
    void with_extent_segment_all_from_the_refused_verb_to_the_segments_end_becomes_x() {
        Wire wire = Rules.wholeSegments().wire();
        assertThat(wire.client("NOOP x\r\nSTARTTLS now\r\nRCPT TO:<c@d>\r\n y\r\nQU"))
                .isEqualTo("NOOP x\r\nXXXXXXXXXXXX\r\nXXXXXXXXXXXXX\r\nXX\r\nXX");
        assertThat(wire.client("IT\r\nQUIT\r\n")).isEqualTo("XXXXXX\r\nXXXX\r\n".substring(4));
    }

    @Test
    void the_segment_after_one_that_became_x_is_judged_anew() {
        Wire wire = Rules.wholeSegments().wire();
        wire.client("STARTTLS now");
        assertThat(wire.client(" or never\r\nNOOP x\r\n")).isEqualTo(" or never\r\nNOOP x\r\n");
    }

    @Test
    void credentials_that_become_x_are_starred_where_it_is_told() {
        Wire wire = Rules.wholeSegments().wire();
        wire.client("STARTTLS\r\nAUTH PLAIN AGFs\r\n");
        assertThat(wire.altered())
                .containsExactly(
                        "verb-x 0 STARTTLS>XXXXXXXX", "verb-x 10 AUTH>XXXX", "verb-x 14  PLAIN ****>XXXXXXXXXXX");
    }

    @ParameterizedTest
    @ValueSource(ints = {23, 31, 44, 57, 101})
    void a_burst_cut_at_a_stated_size_loses_exactly_the_verbs_that_straddle(int size) {
        Wire wire = Rules.fixup().wire();
        StringBuilder burst = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        for (int i = 10; i < 40; i++) {
            int at = burst.length();
            String line = "RCPT TO:<user" + i + "@example.com>\r\n";
            burst.append(line);
            // Four octets that a border cuts, or that end with one: these are a whole verb.
            boolean straddles = at / size != (at + 3) / size;
            expected.append(straddles ? "XXXX" + line.substring(4) : line);
        }
        for (int at = 0; at < burst.length(); at += size) {
            wire.client(burst.substring(at, Math.min(burst.length(), at + size)));
        }
        assertThat(wire.toServer()).isEqualTo(expected.toString()).contains("\nXXXX TO:<");
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
