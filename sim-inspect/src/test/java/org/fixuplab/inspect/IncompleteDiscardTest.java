package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.fixuplab.event.Event;
import org.junit.jupiter.api.Test;

class IncompleteDiscardTest {

    private static Wire greeted() {
        Wire wire = Rules.esmtp().with("incomplete-discard").wire();
        wire.server("220 mail\r\n");
        return wire;
    }

    @Test
    void a_line_without_its_end_never_reaches_the_server() {
        Wire wire = greeted();
        wire.client("EHLO m");
        wire.client("e\r\n");
        assertThat(wire.toServer()).isEqualTo("X\r\n");
        assertThat(wire.altered()).contains("incomplete-discard 0 EHLO m>");
    }

    @Test
    void neither_does_one_that_ends_with_lf_alone() {
        Wire wire = greeted();
        wire.client("EHLO me\nNOOP\r\n\n");
        assertThat(wire.toServer()).isEqualTo("NOOP\r\n");
    }

    @Test
    void whole_lines_of_the_same_segment_pass() {
        Wire wire = greeted();
        wire.client("NOOP\r\nMAIL FROM:<a@b>\r\nRCPT TO:<c");
        assertThat(wire.toServer()).isEqualTo("NOOP\r\nMAIL FROM:<a@b>\r\n");
        assertThat(wire.events(Event.Command.class)).hasSize(2);
    }

    @Test
    void replies_are_still_matched_to_the_commands_that_left() {
        Wire wire = greeted();
        wire.client("EHLO");
        wire.client("EHLO me\r\n");
        assertThat(wire.server("250-mail\r\n250 STARTTLS\r\n")).endsWith("250 XXXXXXXA\r\n");
        assertThat(wire.events(Event.OutOfSync.class)).isEmpty();
    }

    @Test
    void a_message_passes_however_it_is_cut() {
        Wire wire = greeted();
        wire.client("DATA\r\n");
        wire.server("354 go\r\n");
        for (String octet : "a\nb\r\n.\r\n".split("")) {
            wire.client(octet);
        }
        assertThat(wire.toServer()).endsWith("DATA\r\na\nb\r\n.\r\n");
    }

    @Test
    void a_secret_is_discarded_unseen() {
        Wire wire = greeted();
        wire.client("AUTH PLAIN c2VjcmV0");
        assertThat(wire.toServer()).isEmpty();
        assertThat(wire.altered()).noneMatch(line -> line.contains("c2VjcmV0"));
        assertThat(wire.events(Event.Secret.class)).isNotEmpty();
    }
}
