package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fixuplab.event.Event;
import org.fixuplab.smtp.Verb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The state table: which octets are commands, answers, payload or opaque, and which reply answers what. */
class ConversationTest {

    private static Wire greeted(Rules rules) {
        Wire wire = rules.wire();
        wire.server("220 mail\r\n");
        return wire;
    }

    private static Wire inPayload(Rules rules) {
        Wire wire = greeted(rules);
        wire.client("DATA\r\n");
        wire.server("354 go\r\n");
        return wire;
    }

    // --- DATA

    @Test
    void after_the_354_nothing_is_judged_until_the_dot_and_then_all_is() {
        Wire wire = inPayload(Rules.esmtp());
        String payload = "STARTTLS\r\nEHLO me\r\n\r\n..\r\n.x\r\n";
        assertThat(wire.client(payload)).isEqualTo(payload);
        assertThat(wire.client(".\r\nSTARTTLS\r\n")).isEqualTo(".\r\nXXXXXXXX\r\n");
        assertThat(wire.events(Event.DataStarted.class)).containsExactly(new Event.DataStarted(6));
        assertThat(wire.events(Event.DataEnded.class)).containsExactly(new Event.DataEnded(6 + payload.length() + 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void the_dot_is_found_wherever_the_segments_are_cut(int cut) {
        Wire wire = inPayload(Rules.esmtp());
        String sent = "BDAT\r\n\r\n..\r\n.\n.\r\r\n \r\n.\r\nBDAT\r\n";
        for (int i = 0; i < sent.length(); i += cut) {
            wire.client(sent.substring(i, Math.min(sent.length(), i + cut)));
        }
        // Cut to pieces, the verb after the dot becomes X piece by piece: the same octets in the end.
        assertThat(wire.toServer()).isEqualTo("DATA\r\n" + sent.substring(0, sent.length() - 6) + "XXXX\r\n");
    }

    @Test
    void an_empty_message_is_a_lone_dot() {
        Wire wire = inPayload(Rules.esmtp());
        assertThat(wire.client(".\r\nBDAT\r\n")).isEqualTo(".\r\nXXXX\r\n");
    }

    @Test
    void a_refused_data_starts_no_payload() {
        Wire wire = greeted(Rules.esmtp());
        wire.client("DATA\r\n");
        wire.server("503 no\r\n");
        assertThat(wire.client("BDAT\r\n")).isEqualTo("XXXX\r\n");
        assertThat(wire.events(Event.DataStarted.class)).isEmpty();
    }

    @Test
    void a_354_to_another_command_starts_no_payload() {
        Wire wire = greeted(Rules.esmtp().alsoVerb("XEXCH50"));
        wire.client("XEXCH50 1 2\r\n");
        wire.server("354 go\r\n");
        assertThat(wire.client("BDAT\r\n")).isEqualTo("XXXX\r\n");
    }

    @Test
    void octets_before_the_354_are_commands_and_the_rest_of_the_line_is_payload() {
        Wire wire = greeted(Rules.esmtp());
        wire.client("DATA\r\nSubject: x\r\nFr");
        wire.server("354 go\r\n");
        wire.client("om: me\r\nBDAT\r\n.\r\nBDAT\r\n");
        assertThat(wire.toServer()).isEqualTo("DATA\r\nXXXXXXXX x\r\nXXom: me\r\nBDAT\r\n.\r\nXXXX\r\n");
    }

    @Test
    void a_line_cut_by_the_354_within_its_crlf_is_a_whole_line_to_the_payload() {
        Wire wire = greeted(Rules.esmtp());
        wire.client("DATA\r\nhello\r");
        wire.server("354 go\r\n");
        wire.client("\n.\r\nBDAT\r\n");
        assertThat(wire.toServer()).isEqualTo("DATA\r\nXXXXX\r\n.\r\nXXXX\r\n");
    }

    @Test
    void a_whole_message_sent_before_its_354_where_no_verb_is_judged_is_over_with_its_dot() {
        Wire wire = greeted(Rules.none().ehlo("on"));
        wire.client("DATA\r\nSubject: x\r\n\r\n.\r\nEHLO me\r\n");
        wire.server("354 go\r\n250 ok\r\n");
        assertThat(wire.server("250-mail\r\n250 HELP\r\n")).isEqualTo("250-mail\r\n250 XXXA\r\n");
        wire.client("QUIT\r\n");
        wire.server("221 bye\r\n");
        assertThat(wire.events(Event.OutOfSync.class)).isEmpty();
    }

    @Test
    void a_second_354_to_one_data_starts_no_payload() {
        Wire wire = inPayload(Rules.esmtp());
        wire.client("x\r\n.\r\n");
        wire.server("354 go\r\n");
        assertThat(wire.client("STARTTLS\r\n")).isEqualTo("XXXXXXXX\r\n");
        assertThat(wire.events(Event.OutOfSync.class))
                .containsExactly(new Event.OutOfSync(26, "a 354 that no DATA waits for"));
    }

    @Test
    void a_354_that_comes_while_data_waits_behind_another_command_is_taken_for_its_own() {
        Wire wire = greeted(Rules.esmtp());
        wire.client("NOOP\r\nDATA\r\n");
        wire.server("354 go\r\n");
        assertThat(wire.client("BDAT\r\n.\r\n")).isEqualTo("BDAT\r\n.\r\n");
        assertThat(wire.events(Event.OutOfSync.class)).hasSize(1);
    }

    @Test
    void where_verbs_are_judged_the_dot_of_such_a_message_becomes_x_and_the_payload_goes_on() {
        Wire wire = greeted(Rules.esmtp());
        wire.client("DATA\r\nhello\r\n.\r\n");
        wire.server("354 go\r\n");
        assertThat(wire.toServer()).isEqualTo("DATA\r\nXXXXX\r\nX\r\n");
        assertThat(wire.client("BDAT\r\n.\r\n")).isEqualTo("BDAT\r\n.\r\n");
        wire.server("250 ok\r\n");
        wire.client("NOOP\r\n");
        wire.server("250 ok\r\n");
        assertThat(wire.events(Event.OutOfSync.class)).isEmpty();
    }

    @Test
    void the_second_of_two_datas_may_be_the_one_accepted() {
        Wire wire = greeted(Rules.esmtp());
        wire.client("DATA\r\nDATA\r\n");
        wire.server("503 no\r\n354 go\r\n");
        assertThat(wire.client("BDAT\r\n.\r\n")).isEqualTo("BDAT\r\n.\r\n");
    }

    @Test
    void an_early_reply_answers_the_payload_which_goes_on_to_its_dot() {
        Wire wire = inPayload(Rules.esmtp());
        wire.client("Subject: x\r\n");
        wire.server("552 too big\r\n");
        assertThat(wire.client("BDAT\r\n.\r\n")).isEqualTo("BDAT\r\n.\r\n");
        wire.client("EHLO me\r\n");
        assertThat(wire.server("250-mail\r\n250 HELP\r\n")).isEqualTo("250-mail\r\n250 XXXA\r\n");
        assertThat(wire.events(Event.Reply.class)).contains(new Event.Reply(18, 552, Verb.DATA));
    }

    @Test
    void a_command_pipelined_behind_the_dot_gets_the_reply_after_that_to_the_message() {
        Wire wire = inPayload(Rules.esmtp());
        wire.client("x\r\n.\r\nEHLO me\r\n");
        assertThat(wire.server("250-ok\r\n250 HELP\r\n250-mail\r\n250 HELP\r\n"))
                .isEqualTo("250-ok\r\n250 HELP\r\n250-mail\r\n250 XXXA\r\n");
    }

    // --- BDAT

    @Test
    void a_bdat_that_passes_has_so_many_octets_whatever_they_are() {
        Wire wire = greeted(Rules.esmtp().alsoVerb("BDAT"));
        assertThat(wire.client("BDAT 12 LAST\r\nSTARTTLS\r\n.\nSTARTTLS\r\n"))
                .isEqualTo("BDAT 12 LAST\r\nSTARTTLS\r\n.\nXXXXXXXX\r\n");
    }

    @Test
    void a_chunk_may_come_in_pieces_as_may_its_size() {
        Wire wire = greeted(Rules.esmtp().alsoVerb("BDAT"));
        for (String segment : List.of("BDAT", " ", "1", "0", "\r", "\n", "STAR", "TTLS", "\r", "\n", "STARTTLS\r\n")) {
            wire.client(segment);
        }
        assertThat(wire.toServer()).isEqualTo("BDAT 10\r\nSTARTTLS\r\nXXXXXXXX\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BDAT\r\n", "BDAT x\r\n", "BDAT 0 LAST\r\n", "BDAT -5\r\n"})
    void a_bdat_without_a_size_has_no_chunk(String line) {
        Wire wire = greeted(Rules.esmtp().alsoVerb("BDAT"));
        wire.client(line);
        assertThat(wire.client("STARTTLS\r\n")).isEqualTo("XXXXXXXX\r\n");
    }

    @Test
    void the_payload_of_a_bdat_that_became_x_is_read_as_lines() {
        assertThat(greeted(Rules.esmtp()).client("BDAT 10\r\nSubject: x\r\n")).isEqualTo("XXXX 10\r\nXXXXXXXX x\r\n");
    }

    @Test
    void a_size_beyond_all_bounds_is_a_chunk_without_end() {
        Wire wire = greeted(Rules.esmtp().alsoVerb("BDAT"));
        wire.client("BDAT 99999999999999999999999999\r\n");
        assertThat(wire.client("STARTTLS\r\n")).isEqualTo("STARTTLS\r\n");
    }

    // --- STARTTLS

    @Test
    void an_accepted_starttls_makes_both_directions_opaque_within_the_segment() {
        Wire wire = greeted(Rules.esmtp().tls());
        wire.client("STARTTLS\r\nBDAT\r\n");
        assertThat(wire.server("220 go\r\n220 mail\r\n")).isEqualTo("220 go\r\n220 mail\r\n");
        assertThat(wire.client("BDAT\r\n")).isEqualTo("BDAT\r\n");
        assertThat(wire.toServer()).isEqualTo("STARTTLS\r\nXXXX\r\nBDAT\r\n");
        assertThat(wire.events(Event.TlsStarted.class)).containsExactly(new Event.TlsStarted(16, 18));
    }

    @ParameterizedTest
    @CsvSource({"on, true", "off, false"})
    void whether_the_device_logs_that_tls_begins_is_a_parameter(String log, boolean logged) {
        Wire wire = greeted(Rules.esmtp().map("allow-tls log=" + log));
        wire.client("STARTTLS\r\n");
        wire.server("220 go\r\n");
        assertThat(wire.events(Event.TlsStarted.class))
                .extracting(Event.TlsStarted::logged)
                .containsExactly(logged);
    }

    @ParameterizedTest
    @ValueSource(strings = {"454 later\r\n", "500 what\r\n", "250 ok\r\n"})
    void a_starttls_that_is_not_answered_220_changes_nothing(String reply) {
        Wire wire = greeted(Rules.esmtp().tls());
        wire.client("STARTTLS\r\n");
        wire.server(reply);
        assertThat(wire.client("BDAT\r\n")).isEqualTo("XXXX\r\n");
    }

    @Test
    void a_starttls_that_became_x_starts_no_tls_though_the_server_says_220() {
        Wire wire = greeted(Rules.esmtp());
        wire.client("STARTTLS\r\n");
        wire.server("220 go\r\n");
        assertThat(wire.client("BDAT\r\n")).isEqualTo("XXXX\r\n");
    }

    @Test
    void where_tls_is_allowed_the_keyword_passes_and_takes_no_letter() {
        Wire wire = greeted(Rules.esmtp().tls());
        wire.client("EHLO me\r\n");
        assertThat(wire.server("250-mail\r\n250-STARTTLS\r\n250-StartTls\r\n250 HELP\r\n"))
                .isEqualTo("250-mail\r\n250-STARTTLS\r\n250-StartTls\r\n250 XXXA\r\n");
    }

    // --- out of sync

    @Test
    void a_reply_to_nothing_puts_the_session_out_of_sync_once_and_masks_stop() {
        Wire wire = greeted(Rules.esmtp());
        wire.server("250 what\r\n250 what\r\n");
        assertThat(wire.events(Event.OutOfSync.class))
                .containsExactly(new Event.OutOfSync(20, "a 250 that no command waits for"));
        wire.client("EHLO me\r\n");
        assertThat(wire.server("250-mail\r\n250 HELP\r\n")).isEqualTo("250-mail\r\n250 HELP\r\n");
        assertThat(wire.client("STARTTLS\r\n")).isEqualTo("XXXXXXXX\r\n");
    }

    @Test
    void out_of_sync_a_354_still_starts_the_payload_of_the_last_data() {
        Wire wire = greeted(Rules.esmtp());
        wire.server("250 what\r\n");
        wire.client("DATA\r\n");
        wire.server("354 go\r\n");
        assertThat(wire.client("BDAT\r\n.\r\nBDAT\r\n")).isEqualTo("BDAT\r\n.\r\nXXXX\r\n");
    }

    @Test
    void out_of_sync_replies_to_what_was_pipelined_before_data_do_not_end_its_wait() {
        Wire wire = greeted(Rules.esmtp());
        wire.server("250 what\r\n");
        wire.client("MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\n");
        for (String reply : List.of("250 ok\r\n", "250 ok\r\n", "354 go\r\n")) {
            wire.server(reply);
        }
        assertThat(wire.client("BDAT\r\n.\r\nBDAT\r\n")).isEqualTo("BDAT\r\n.\r\nXXXX\r\n");
    }

    @Test
    void a_thousand_commands_may_be_outstanding_and_no_more() {
        Wire wire = greeted(Rules.esmtp());
        wire.client("NOOP\r\n".repeat(999) + "EHLO me\r\n");
        assertThat(wire.events(Event.OutOfSync.class)).isEmpty();
        wire.client("NOOP\r\n");
        assertThat(wire.events(Event.OutOfSync.class)).hasSize(1);
    }

    @Test
    void an_unsolicited_421_is_nothing_unusual() {
        Wire wire = greeted(Rules.esmtp());
        wire.server("421 timeout\r\n");
        assertThat(wire.events(Event.OutOfSync.class)).isEmpty();
        assertThat(wire.events(Event.Reply.class)).contains(new Event.Reply(10, 421, Verb.OTHER));
    }

    @Test
    void a_queue_that_wraps_around_keeps_its_order() {
        Outstanding outstanding = new Outstanding();
        List<Verb> verbs = List.of(Verb.values());
        int taken = 0;
        int put = 0;
        for (int round = 0; round < 300; round++) {
            for (int i = 0; i < 3 && put - taken < 200; i++) {
                outstanding.add(verbs.get(put++ % verbs.size()));
            }
            assertThat(outstanding.head()).isEqualTo(verbs.get(taken++ % verbs.size()));
            outstanding.removeHead();
        }
        assertThat(outstanding.size()).isEqualTo(put - taken);
    }
}
