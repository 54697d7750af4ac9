package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.fixuplab.event.Action;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.smtp.Verb;
import org.junit.jupiter.api.Test;

class DataBypassTest {

    private static Wire greeted(Rules rules) {
        Wire wire = rules.wire();
        wire.server("220 mail\r\n");
        return wire;
    }

    private static Wire vulnerable() {
        return greeted(Rules.fixup().with("data-bypass"));
    }

    @Test
    void a_refused_data_opens_the_filter() {
        Wire wire = vulnerable();
        assertThat(wire.client("HELP\r\n")).isEqualTo("XXXX\r\n");
        wire.server("500 what\r\n");
        wire.client("DATA\r\n");
        wire.server("503 need MAIL\r\n");
        assertThat(wire.client("HELP\r\n")).isEqualTo("HELP\r\n");
        wire.server("214 help\r\n");
        assertThat(wire.client("EXPN x\r\nDEBUG\r\n")).isEqualTo("EXPN x\r\nDEBUG\r\n");
        wire.server("250 x\r\n500 no\r\n");
        assertThat(wire.events(Event.Reply.class)).contains(new Event.Reply(35, 214, Verb.HELP));
        assertThat(wire.events(Event.OutOfSync.class)).isEmpty();
    }

    @Test
    void without_the_bug_the_servers_refusal_leaves_it_shut() {
        Wire wire = greeted(Rules.fixup());
        wire.client("DATA\r\n");
        wire.server("503 need MAIL\r\n");
        assertThat(wire.client("HELP\r\n")).isEqualTo("XXXX\r\n");
    }

    @Test
    void it_opens_at_the_end_of_the_line_without_waiting_for_the_reply() {
        assertThat(vulnerable().client("HELP\r\nDATA\r\nHELP\r\n")).isEqualTo("XXXX\r\nDATA\r\nHELP\r\n");
    }

    @Test
    void a_line_with_a_lone_dot_shuts_it_in_whatever_pieces_it_comes() {
        Wire wire = vulnerable();
        wire.client("DATA\r\n");
        wire.server("503 need MAIL\r\n");
        wire.client("HELP\r\n.");
        wire.client("\r\nHELP\r\n");
        assertThat(wire.toServer()).isEqualTo("DATA\r\nHELP\r\n.\r\nXXXX\r\n");
    }

    @Test
    void an_accepted_message_shuts_it_as_well() {
        Wire wire = vulnerable();
        wire.client("DATA\r\n");
        wire.server("354 go\r\n");
        wire.client("HELP\r\n.\r\n");
        assertThat(wire.client("HELP\r\n")).isEqualTo("XXXX\r\n");
        assertThat(wire.events(Event.Matched.class)).isEmpty();
    }

    @Test
    void a_pipelined_message_passes_and_what_follows_it_is_judged() {
        Wire wire = vulnerable();
        wire.client("DATA\r\nTo: x\r\n\r\nHELP\r\n.\r\nHELP\r\n");
        assertThat(wire.toServer()).isEqualTo("DATA\r\nTo: x\r\n\r\nHELP\r\n.\r\nXXXX\r\n");
        wire.server("354 go\r\n250 queued\r\n500 what\r\n");
        assertThat(wire.client("NOOP\r\n")).isEqualTo("NOOP\r\n");
        wire.server("250 ok\r\n");
        assertThat(wire.events(Event.OutOfSync.class)).isEmpty();
        assertThat(wire.events(Event.Matched.class)).isEmpty();
    }

    @Test
    void it_is_told_once_when_something_passes_that_would_not() {
        Wire wire = vulnerable();
        wire.client("DATA\r\n");
        wire.server("503 need MAIL\r\n");
        wire.client("NOOP\r\nHELP\r\nEXPN\r\n");
        assertThat(wire.events(Event.Matched.class))
                .containsExactly(new Event.Matched(
                        "data-bypass",
                        Direction.FROM_CLIENT,
                        12,
                        "a command after a refused DATA",
                        Action.LOG,
                        false,
                        0));
        wire.server("250 ok\r\n214 help\r\n500 no\r\n");
        wire.client(".\r\nDATA\r\nHELP\r\n");
        assertThat(wire.events(Event.Matched.class)).hasSize(1);
        wire.server("500 what\r\n503 need MAIL\r\n");
        assertThat(wire.events(Event.Matched.class)).hasSize(2);
    }

    @Test
    void it_opens_the_way_past_a_firewall_that_answers_by_itself() {
        Wire wire = greeted(Rules.mailguard().with("data-bypass"));
        assertThat(wire.client("HELP\r\nDATA\r\nHELP\r\n")).isEqualTo("DATA\r\nHELP\r\n");
    }
}
