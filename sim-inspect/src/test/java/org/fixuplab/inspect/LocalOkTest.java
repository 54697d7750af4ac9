package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fixuplab.event.Event;
import org.fixuplab.smtp.Verb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalOkTest {

    private static Wire greeted() {
        Wire wire = Rules.mailguard().wire();
        wire.server("220 mail.example.com ESMTP ready\r\n");
        return wire;
    }

    private static String answers(Wire wire) {
        return wire.toClient().substring(wire.toClient().indexOf('\n') + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"goodmorning", "KILL", "WIZ", "EHLO me", "HELP", "x y z", "MAILFROM:<a@b>"})
    void a_refused_line_never_reaches_the_server_and_the_client_gets_ok_at_once(String line) {
        Wire wire = greeted();
        assertThat(wire.client(line + "\r\n")).isEmpty();
        assertThat(answers(wire)).isEqualTo("OK\r\n");
        assertThat(wire.altered()).endsWith("local-ok 0 " + line + "\r\n>", "local-ok 34 >OK\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HELO me", "mail from:<a@b>", "RCPT TO:<c@d>", "DATA", "RSET", "NOOP", "QUIT", "", " KILL"})
    void the_seven_verbs_and_lines_without_a_verb_pass(String line) {
        assertThat(greeted().client(line + "\r\n")).isEqualTo(line + "\r\n");
    }

    @Test
    void it_is_taken_out_of_the_midst_of_a_group_and_its_answer_keeps_the_order_of_the_commands() {
        Wire wire = greeted();
        wire.client("HELO me\r\nKILL\r\nMAIL FROM:<a@b>\r\nWIZ\r\nEHLO me\r\nNOOP\r\n");
        assertThat(wire.toServer()).isEqualTo("HELO me\r\nMAIL FROM:<a@b>\r\nNOOP\r\n");
        assertThat(answers(wire)).isEmpty();
        wire.server("250 mail\r\n250 sender\r\n250 noop\r\n");
        assertThat(answers(wire)).isEqualTo("250 mail\r\nOK\r\n250 sender\r\nOK\r\nOK\r\n250 noop\r\n");
        assertThat(wire.events(Event.OutOfSync.class)).isEmpty();
        assertThat(wire.events(Event.Command.class)).contains(new Event.Command(9, Verb.OTHER, true));
    }

    @Test
    void an_answer_waits_for_the_last_line_of_the_reply_before_it() {
        Wire wire = greeted();
        wire.client("HELO me\r\nKILL\r\n");
        wire.server("250-mail\r\n");
        assertThat(answers(wire)).isEqualTo("250-mail\r\n");
        wire.server("250 ");
        wire.server("ok\r\n");
        assertThat(answers(wire)).isEqualTo("250-mail\r\n250 ok\r\nOK\r\n");
    }

    @Test
    void nothing_is_answered_before_the_greeting() {
        Wire wire = Rules.mailguard().wire();
        wire.client("KILL\r\n");
        assertThat(wire.toClient()).isEmpty();
        wire.server("220 mail\r\n");
        assertThat(wire.toClient()).isEqualTo("220 SMTP\r\nOK\r\n");
    }

    @Test
    void a_line_that_comes_in_pieces_is_swallowed_piece_by_piece_and_answered_once() {
        Wire wire = greeted();
        for (String key : List.of("K", "IL", "L n", "ow", "\r", "\n")) {
            assertThat(wire.client(key)).isEmpty();
        }
        assertThat(answers(wire)).isEqualTo("OK\r\n");
        assertThat(wire.client("NOOP\r\n")).isEqualTo("NOOP\r\n");
    }

    @Test
    void a_known_verb_typed_one_character_at_a_time_is_swallowed_too() {
        Wire wire = greeted();
        for (String key : List.of("H", "E", "L", "O", " ", "m", "e", "\r", "\n")) {
            wire.client(key);
        }
        assertThat(wire.toServer()).isEmpty();
        assertThat(answers(wire)).isEqualTo("OK\r\n");
    }

    @Test
    void a_line_whose_first_piece_is_a_known_verb_has_passed_whatever_follows() {
        Wire wire = greeted();
        wire.client("DATA");
        wire.client("BASE\r\nKILL\r\n");
        assertThat(wire.toServer()).isEqualTo("DATABASE\r\n");
    }

    @Test
    void a_message_is_no_command() {
        Wire wire = greeted();
        wire.client("DATA\r\n");
        wire.server("354 go\r\n");
        wire.client("Subject: x\r\n\r\nKILL\r\n.\r\nKILL\r\n");
        assertThat(wire.toServer()).isEqualTo("DATA\r\nSubject: x\r\n\r\nKILL\r\n.\r\n");
        assertThat(answers(wire)).isEqualTo("354 go\r\n");
        wire.server("250 queued\r\n");
        assertThat(answers(wire)).isEqualTo("354 go\r\n250 queued\r\nOK\r\n");
    }

    @Test
    void out_of_sync_an_answer_waits_for_nothing() {
        Wire wire = greeted();
        wire.client("NOOP\r\nKILL\r\n");
        wire.server("250 one\r\n250 two\r\n");
        wire.client("KILL\r\n");
        assertThat(answers(wire)).isEqualTo("250 one\r\nOK\r\n250 two\r\nOK\r\n");
    }

    @Test
    void a_flood_of_refused_lines_is_answered_without_waiting_in_the_end() {
        Wire wire = greeted();
        wire.client("NOOP\r\n" + "KILL\r\n".repeat(2 * Outstanding.MOST));
        assertThat(wire.events(Event.OutOfSync.class)).hasSize(1);
        assertThat(answers(wire)).isEqualTo("OK\r\n".repeat(2 * Outstanding.MOST));
    }

    @Test
    void credentials_in_a_swallowed_line_are_starred() {
        Wire wire = greeted();
        wire.client("AUTH PLAIN AGFs\r\n");
        assertThat(wire.altered()).contains("local-ok 0 AUTH PLAIN ****\r\n>");
    }

    @Test
    void an_allowed_starttls_passes() {
        Wire wire = Rules.mailguard().tls().wire();
        assertThat(wire.client("STARTTLS\r\n")).isEqualTo("STARTTLS\r\n");
    }
}
