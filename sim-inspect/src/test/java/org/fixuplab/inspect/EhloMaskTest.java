package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fixuplab.event.LegAct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EhloMaskTest {

    private static Wire greeted(Rules rules) {
        Wire wire = rules.wire();
        wire.server("220 mail\r\n");
        wire.client("EHLO me\r\n");
        return wire;
    }

    @Test
    void a_keyword_off_the_list_becomes_x_and_a_letter_that_counts() {
        Wire wire = greeted(Rules.esmtp());
        assertThat(wire.server("250-mail\r\n250-PIPELINING\r\n250-STARTTLS\r\n250-8bitmime\r\n250 HELP\r\n"))
                .isEqualTo("250-mail\r\n250-PIPELINING\r\n250-XXXXXXXA\r\n250-8bitmime\r\n250 XXXB\r\n");
        assertThat(wire.altered()).contains("ehlo-mask 40 STARTTLS>XXXXXXXA", "ehlo-mask 68 HELP>XXXB");
    }

    @Test
    void the_whole_line_goes_blanks_included() {
        assertThat(greeted(Rules.esmtp()).server("250-mail\r\n250 X-EXPS GSSAPI NTLM LOGIN\r\n"))
                .isEqualTo("250-mail\r\n250 " + "X".repeat(23) + "A\r\n");
    }

    @Test
    void one_octet_becomes_the_letter_and_two_end_with_it() {
        assertThat(greeted(Rules.esmtp()).server("250-mail\r\n250-Z\r\n250 OK\r\n"))
                .isEqualTo("250-mail\r\n250-A\r\n250 XB\r\n");
    }

    @Test
    void after_z_comes_a_again() {
        String offer = "250-QQQQ\r\n".repeat(27);
        String seen = greeted(Rules.esmtp()).server("250-mail\r\n" + offer + "250 QQQQ\r\n");
        assertThat(seen.split("\r\n")).contains("250-XXXZ").endsWith("250-XXXA", "250 XXXB");
    }

    @Test
    void letters_restart_with_each_reply() {
        Wire wire = greeted(Rules.esmtp());
        wire.server("250-mail\r\n250 HELP\r\n");
        wire.client("EHLO me\r\n");
        assertThat(wire.server("250-mail\r\n250 HELP\r\n")).isEqualTo("250-mail\r\n250 XXXA\r\n");
    }

    @Test
    void the_first_line_is_never_masked_nor_a_reply_of_one_line() {
        assertThat(greeted(Rules.esmtp()).server("250 STARTTLS\r\n")).isEqualTo("250 STARTTLS\r\n");
    }

    @Test
    void auth_with_an_equals_sign_is_a_keyword_of_its_own() {
        Wire wire = Rules.none()
                .map("ehlo-mask pass=AUTH letters=on action=mask log=off")
                .wire();
        wire.server("220 mail\r\n");
        wire.client("EHLO me\r\n");
        assertThat(wire.server("250-mail\r\n250-AUTH LOGIN PLAIN\r\n250 AUTH=LOGIN PLAIN\r\n"))
                .isEqualTo("250-mail\r\n250-AUTH LOGIN PLAIN\r\n250 XXXXXXXXXXXXXXXA\r\n");
    }

    @Test
    void other_keywords_end_with_a_blank_and_nothing_else() {
        assertThat(greeted(Rules.esmtp()).server("250-mail\r\n250-SIZE=10\r\n250 SIZE 10\r\n"))
                .isEqualTo("250-mail\r\n250-XXXXXXA\r\n250 SIZE 10\r\n");
    }

    @Test
    void only_a_250_to_ehlo_is_masked() {
        Wire wire = greeted(Rules.esmtp());
        assertThat(wire.server("550-mail\r\n550 STARTTLS\r\n")).isEqualTo("550-mail\r\n550 STARTTLS\r\n");
        wire.client("HELP\r\n");
        assertThat(wire.server("250-mail\r\n250 STARTTLS\r\n")).isEqualTo("250-mail\r\n250 STARTTLS\r\n");
        wire.client("HELO me\r\n");
        assertThat(wire.server("250-mail\r\n250 STARTTLS\r\n")).isEqualTo("250-mail\r\n250 STARTTLS\r\n");
    }

    @Test
    void replies_find_their_commands_in_a_pipelined_group() {
        Wire wire = Rules.esmtp().wire();
        wire.server("220 mail\r\n");
        wire.client("NOOP\r\nEHLO me\r\nNOOP\r\n");
        assertThat(wire.server("250-a\r\n250 HELP\r\n250-b\r\n250 HELP\r\n250-c\r\n250 HELP\r\n"))
                .isEqualTo("250-a\r\n250 HELP\r\n250-b\r\n250 XXXA\r\n250-c\r\n250 HELP\r\n");
    }

    @Test
    void a_line_that_is_no_reply_passes_and_answers_nothing() {
        Wire wire = greeted(Rules.esmtp());
        assertThat(wire.server("250-mail\r\nSTARTTLS\r\n250 HELP\r\n"))
                .isEqualTo("250-mail\r\nSTARTTLS\r\n250 XXXA\r\n");
    }

    @Test
    void without_letters_it_is_x_only() {
        assertThat(greeted(Rules.none().ehlo("off")).server("250-mail\r\n250 HELP\r\n"))
                .isEqualTo("250-mail\r\n250 XXXX\r\n");
    }

    @Test
    void behind_a_fixup_the_server_never_sees_ehlo_so_its_reply_is_not_masked() {
        Wire wire = greeted(Rules.fixup().ehlo("on"));
        assertThat(wire.toServer()).isEqualTo("XXXX me\r\n");
        assertThat(wire.server("250-mail\r\n250 HELP\r\n")).isEqualTo("250-mail\r\n250 HELP\r\n");
    }

    @Test
    void a_mask_that_is_logged_is_a_match_as_well_and_one_that_is_not_is_none() {
        for (String log : List.of("on", "off")) {
            Wire wire = greeted(Rules.none().map("ehlo-mask pass=SIZE letters=on action=mask log=" + log));
            wire.server("250-mail\r\n250-SIZE 10\r\n250 HELP\r\n");
            assertThat(wire.altered()).hasSize(1);
            assertThat(wire.matched())
                    .isEqualTo(
                            log.equals("on")
                                    ? List.of("ehlo-mask 37 ehlo-reply-parameter others: mask, logged, class 1")
                                    : List.of());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "keywords=SIZE,           250-SIZE 10; 250-XXXXXXA; 250-HELP; 250 DSN",
        "keywords=SIZE negate=on, 250-SIZE 10; 250-SIZE 10; 250-XXXA; 250 XXB",
        "keywords=OTHERS,         250-SIZE 10; 250-SIZE 10; 250-XXXA; 250 DSN",
    })
    void an_ehlo_parameter_is_masked_by_name(String values, String reply) {
        String[] lines = reply.split("; ", -1);
        Wire wire = greeted(Rules.none().map("ehlo-parameter known=SIZE,DSN letters=on action=mask log=off " + values));
        assertThat(wire.server("250-mail\r\n250-SIZE 10\r\n250-HELP\r\n250 DSN\r\n"))
                .isEqualTo("250-mail\r\n" + lines[1] + "\r\n" + lines[2] + "\r\n" + lines[3] + "\r\n");
    }

    @Test
    void a_line_is_masked_once_by_the_first_class_that_takes_offence() {
        Wire wire = greeted(Rules.none()
                .map(
                        "ehlo-parameter keywords=HELP known= letters=on action=none",
                        "ehlo-parameter keywords=HELP known= letters=off action=mask log=off",
                        "ehlo-mask pass=SIZE letters=on action=mask log=off"));
        assertThat(wire.server("250-mail\r\n250 HELP\r\n")).isEqualTo("250-mail\r\n250 XXXX\r\n");
        assertThat(wire.matched()).containsExactly("ehlo-parameter 24 ehlo-reply-parameter help: log, logged, class 1");
    }

    @Test
    void a_class_may_end_the_session_in_place_of_a_mask() {
        Wire wire = greeted(Rules.none().map("ehlo-parameter keywords=HELP known= letters=on action=reset"));
        assertThat(wire.server("250-mail\r\n250 HELP\r\n")).isEmpty();
        assertThat(wire.end()).isEqualTo(new Verdict.End(0, LegAct.RESET, LegAct.RESET));
    }
}
