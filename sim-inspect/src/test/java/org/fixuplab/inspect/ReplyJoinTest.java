package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyJoinTest {

    private static final String GREETING = "220 mail\r\n";
    private static final String REPLY = "250-mail\r\n250-SIZE 10\r\n250-STARTTLS\r\n250 HELP\r\n";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void cut_anywhere_a_greeting_and_an_ehlo_reply_reach_the_client_masked_as_if_whole(int cut) {
        Wire wire = Rules.esmtp().wire();
        feed(wire, GREETING, cut);
        wire.client("EHLO me\r\n");
        feed(wire, REPLY, cut);
        assertThat(wire.toClient()).isEqualTo("220 ****\r\n250-mail\r\n250-SIZE 10\r\n250-XXXXXXXA\r\n250 XXXB\r\n");
        assertThat(wire.held()).isEmpty();
    }

    private static void feed(Wire wire, String octets, int cut) {
        for (int i = 0; i < octets.length(); i += cut) {
            wire.server(octets.substring(i, Math.min(octets.length(), i + cut)));
        }
    }

    @Test
    void lines_before_the_piece_go_on_at_once() {
        Wire wire = Rules.esmtp().wire();
        wire.server(GREETING);
        wire.client("EHLO me\r\n");
        assertThat(wire.server("250-mail\r\n250-HELP\r\n250-STAR")).isEqualTo("250-mail\r\n250-XXXA\r\n");
        assertThat(wire.held()).isEqualTo("250-STAR");
    }

    @Test
    void a_piece_whose_time_is_up_leaves_unmasked_with_the_rest_of_its_line_and_is_reported() {
        Wire wire = Rules.esmtp().wire();
        wire.server("220 ma");
        assertThat(wire.timeOut()).isEqualTo("220 ma");
        assertThat(wire.server("il\r\n")).isEqualTo("il\r\n");
        assertThat(wire.events(Event.TooLate.class))
                .containsExactly(new Event.TooLate("banner-stars", Direction.FROM_SERVER, 0, 6));
        wire.client("EHLO me\r\n");
        wire.server(REPLY.substring(0, REPLY.length() - 4));
        wire.timeOut();
        assertThat(wire.server("LP\r\n")).isEqualTo("LP\r\n");
        assertThat(wire.events(Event.TooLate.class).get(1).behaviour()).isEqualTo("ehlo-mask");
    }

    @Test
    void a_line_longer_than_the_limit_is_not_held() {
        Wire wire = Rules.esmtp().wire();
        assertThat(wire.server("220 " + "m".repeat(2044))).isEmpty();
        assertThat(wire.server("m")).isEqualTo("220 " + "m".repeat(2045));
        assertThat(wire.server("mm\r\n220 x\r\n")).startsWith("mm\r\n");
        assertThat(wire.events(Event.TooLate.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "42", "421 to", "55", "x", "219"})
    void what_cannot_become_a_greeting_is_not_held(String piece) {
        assertThat(Rules.esmtp().wire().server(piece)).isEqualTo(piece);
    }

    @Test
    void no_other_reply_is_held() {
        Wire wire = Rules.esmtp().wire();
        wire.server(GREETING);
        wire.client("HELP\r\n");
        assertThat(wire.server("214-hel")).isEqualTo("214-hel");
        assertThat(wire.server("p\r\n214")).isEqualTo("p\r\n214");
        assertThat(wire.server(" done\r\n")).isEqualTo(" done\r\n");
        wire.client("EHLO me\r\n");
        assertThat(wire.server("250-ma")).isEqualTo("250-ma");
    }

    @Test
    void without_masks_nothing_is_held() {
        Wire wire = Rules.none().join().wire();
        assertThat(wire.server("220 ma")).isEqualTo("220 ma");
    }

    @Test
    void without_the_rule_a_piece_leaves_unmasked_and_is_reported() {
        Wire wire = Rules.none().with("banner-stars").wire();
        assertThat(wire.server("220 ma")).isEqualTo("220 ma");
        assertThat(wire.events(Event.TooLate.class)).hasSize(1);
    }
}
