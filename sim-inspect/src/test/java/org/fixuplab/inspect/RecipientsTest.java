package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fixuplab.event.LegAct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code rcpt-count} and {@code invalid-recipients}. */
class RecipientsTest {

    private static final String RCPT = "RCPT TO:<a@b>\r\n";

    private static Wire wire(String... rows) {
        Wire wire = Rules.none().map(rows).wire();
        wire.server("220 mail\r\n");
        return wire;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1000})
    void one_command_more_than_the_limit_is_too_many(int cut) {
        Wire wire = wire("rcpt-count limit=2");
        wire.client("MAIL FROM:<>\r\n" + RCPT + RCPT, cut);
        assertThat(wire.matched()).isEmpty();
        wire.client(RCPT, cut);
        assertThat(wire.matched())
                .containsExactly("rcpt-count 48 cmd RCPT count gt 2: drop-connection, logged, class 1");
        assertThat(wire.end()).isEqualTo(new Verdict.End(0, LegAct.SILENCE, LegAct.SILENCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL FROM:<>", "RSET", "EHLO me", "helo me"})
    void a_command_that_may_begin_a_message_begins_the_count(String line) {
        Wire wire = wire("rcpt-count limit=2");
        wire.client(RCPT + RCPT + line + "\r\n" + RCPT + RCPT);
        assertThat(wire.matched()).isEmpty();
        wire.client("NOOP\r\n" + RCPT);
        assertThat(wire.matched()).hasSize(1);
    }

    @Test
    void the_end_of_a_message_begins_the_count() {
        Wire wire = wire("rcpt-count limit=2");
        wire.client(RCPT + RCPT + "DATA\r\n");
        wire.server("250 ok\r\n250 ok\r\n354 go\r\n");
        wire.client("\r\n" + RCPT + ".\r\n");
        wire.client(RCPT + RCPT);
        assertThat(wire.matched()).isEmpty();
        wire.client(RCPT);
        assertThat(wire.matched()).hasSize(1);
    }

    @Test
    void what_the_firewall_itself_masks_is_no_rcpt() {
        Wire wire = new Wire(Rules.esmtp().map("rcpt-count limit=1").build());
        wire.server("220 mail\r\n");
        wire.client("RC");
        wire.client("PT TO:<a@b>\r\n" + RCPT);
        assertThat(wire.matched()).isEmpty();
    }

    @Test
    void too_many_are_told_of_once_a_message_and_of_match_not_the_first() {
        Wire wire = wire("rcpt-count limit=1 action=none", "rcpt-count limit=2 negate=on action=none log=off");
        wire.client(RCPT + RCPT + RCPT);
        assertThat(wire.matched())
                .containsExactly(
                        "rcpt-count 4 not cmd RCPT count gt 2: log, class 2",
                        "rcpt-count 19 cmd RCPT count gt 1: log, logged, class 1");
    }

    @Test
    void refusals_are_counted_by_their_replies() {
        Wire wire = wire("invalid-recipients limit=1");
        wire.client("MAIL FROM:<>\r\n" + RCPT.repeat(4));
        wire.server("250 ok\r\n550 no\r\n450 later\r\n250 ok\r\n");
        assertThat(wire.matched()).isEmpty();
        assertThat(wire.server("550-no\r\n550 no\r\n")).isEmpty();
        assertThat(wire.matched())
                .containsExactly(
                        "invalid-recipients 60 invalid-recipients count gt 1: drop-connection, logged, class 1");
    }

    @Test
    void refusals_of_another_message_do_not_count() {
        Wire wire = wire("invalid-recipients limit=1");
        for (String between : List.of("RSET", "MAIL FROM:<>", "EHLO me")) {
            wire.client(RCPT + between + "\r\n" + RCPT + "DATA\r\n");
            wire.server("550 no\r\n250 ok\r\n550 no\r\n503 no\r\n");
        }
        assertThat(wire.matched()).isEmpty();
        wire.client("NOOP\r\n" + RCPT + RCPT);
        wire.server("500 no\r\n550 no\r\n550 no\r\n");
        assertThat(wire.matched()).hasSize(1);
    }

    @Test
    void of_match_not_the_first_refusal_counts() {
        Wire wire = wire("invalid-recipients limit=3 negate=on action=none");
        wire.client(RCPT + RCPT);
        wire.server("550 no\r\n550 no\r\n");
        assertThat(wire.matched()).hasSize(1).first().asString().contains("not invalid-recipients count gt 3");
    }
}
