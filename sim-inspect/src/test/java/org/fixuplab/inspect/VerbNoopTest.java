package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fixuplab.event.Event;
import org.fixuplab.smtp.Verb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerbNoopTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "EHLO|NOOP",
                "EHLO me|NOOP   ",
                "STARTTLS|NOOP    ",
                "goodmorning all of you|NOOP                  ",
                "helo me|helo me",
                "NOOP x|NOOP x",
                "WIZ now|XXX now",
                "X|X",
            })
    void a_refused_command_becomes_noop_and_blanks_and_one_too_short_x(String line, String seen) {
        assertThat(Rules.noop().wire().client(line + "\r\n")).isEqualTo(seen + "\r\n");
    }

    @Test
    void the_rest_of_the_line_is_blank_in_whatever_segment_it_comes_and_the_next_line_is_not() {
        Wire wire = Rules.noop().wire();
        wire.client("VRFY a");
        wire.client("b\rc d");
        wire.client("e\r\nRCPT TO:<c@d>\r\n");
        assertThat(wire.toServer()).isEqualTo("NOOP   \r    \r\nRCPT TO:<c@d>\r\n");
    }

    @Test
    void a_piece_that_a_border_cuts_becomes_x() {
        Wire wire = Rules.noop().wire();
        wire.client("START");
        wire.client("TLS now\r\n");
        wire.client("STARTTLS");
        wire.client("\r\n");
        assertThat(wire.toServer()).isEqualTo("XXXXXXXX now\r\nXXXXXXXX\r\n");
    }

    @Test
    void the_reply_answers_a_noop_and_is_not_masked_as_one_to_ehlo() {
        Wire wire = Rules.noop().ehlo("on").wire();
        wire.server("220 mail\r\n");
        wire.client("EHLO me\r\n");
        assertThat(wire.server("250-mail\r\n250 STARTTLS\r\n")).isEqualTo("250-mail\r\n250 STARTTLS\r\n");
        assertThat(wire.events(Event.Command.class)).containsExactly(new Event.Command(0, Verb.EHLO, true));
        assertThat(wire.events(Event.Reply.class)).last().isEqualTo(new Event.Reply(10, 250, Verb.NOOP));
    }

    @Test
    void credentials_among_the_arguments_are_starred() {
        Wire wire = Rules.noop().wire();
        wire.client("AUTH PLAIN AGFs\r\n");
        assertThat(wire.altered()).isEqualTo(List.of("verb-noop 0 AUTH>NOOP", "verb-noop 4  PLAIN ****>           "));
    }

    @Test
    void an_allowed_starttls_passes() {
        assertThat(Rules.noop().tls().wire().client("STARTTLS\r\n")).isEqualTo("STARTTLS\r\n");
    }
}
