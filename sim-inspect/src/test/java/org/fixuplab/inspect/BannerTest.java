package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fixuplab.event.Event;
import org.fixuplab.smtp.Verb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code banner-stars}, {@code banner-keep-2-0}, {@code banner-cmap} and {@code banner-stars-segment}. */
class BannerTest {

    @Test
    void stars_cover_each_line_of_a_greeting_and_leave_its_codes() {
        Wire wire = Rules.esmtp().wire();
        assertThat(wire.server("220-mail 2.0 ready\r\n220 at 10:20\r\n"))
                .isEqualTo("220-**************\r\n220 ********\r\n");
        assertThat(wire.altered())
                .containsExactly("banner-stars 4 mail 2.0 ready>**************", "banner-stars 24 at 10:20>********");
        assertThat(wire.events(Event.Reply.class)).containsExactly(new Event.Reply(0, 220, Verb.OTHER));
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            delimiter = '|',
            value = {
                "mail 2.0 ready|*****2*0 *****",
                " at 10 of 20|*****0 ***20",
                "2002 00:20|2002*00*20",
                "0  2|0 *2",
            })
    void behind_pix_5_1_to_6_3_the_digits_2_and_0_survive_and_a_blank_right_after_a_0(String text, String starred) {
        assertThat(Rules.fixup().wire().server("220 " + text + "\r\n")).isEqualTo("220 " + starred + "\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "mail.example.com ESMTP ready, SMTP/cmap ready_____________",
        "mail.example.co, SMTP/cmap ready",
        "mail, SMTP",
    })
    void behind_pix_4_the_text_is_smtp_cmap_ready_filled_up_or_cut(String text, String seen) {
        Wire wire = Rules.none().with("banner-cmap").wire();
        assertThat(wire.server("220 " + text + "\r\n")).isEqualTo("220 " + seen + "\r\n");
    }

    @Test
    void every_line_of_a_longer_greeting_has_that_text() {
        Wire wire = Rules.none().with("banner-cmap").wire();
        assertThat(wire.server("220-mail.example.com ready\r\n220 hello\r\n"))
                .isEqualTo("220-SMTP/cmap ready_______\r\n220 SMTP/\r\n");
    }

    private static Wire starringSegments() {
        return Rules.none()
                .with("banner-stars-segment")
                .join()
                .verbs(List.of("EHLO"))
                .ehlo("on")
                .wire();
    }

    @Test
    void an_old_pix_stars_all_of_the_greetings_first_segment_behind_its_first_code() {
        Wire wire = starringSegments();
        assertThat(wire.server("220-This is mail\r\n220 server 2.0\r\n"))
                .isEqualTo("220-************\r\n**************\r\n");
        assertThat(wire.altered())
                .containsExactly(
                        "banner-stars-segment 4 This is mail\r\n220 server 2.0>************\r\n**************");
    }

    @Test
    void the_session_goes_on_from_the_greeting_as_the_server_said_it() {
        Wire wire = starringSegments();
        wire.server("220-This is mail\r\n220 server 2.0\r\n");
        wire.client("EHLO me\r\n");
        assertThat(wire.server("250-mail\r\n250 STARTTLS\r\n")).isEqualTo("250-mail\r\n250 XXXXXXXA\r\n");
        assertThat(wire.events(Event.OutOfSync.class)).isEmpty();
    }

    @Test
    void an_old_pix_leaves_later_segments_of_the_greeting_alone() {
        Wire wire = starringSegments();
        assertThat(wire.server("220-one\r\n220-t")).isEqualTo("220-***\r\n*****");
        assertThat(wire.server("wo\r\n220 three\r\n")).isEqualTo("wo\r\n220 three\r\n");
    }

    @Test
    void its_first_segment_is_the_one_that_makes_the_first_line_whole() {
        Wire wire = starringSegments();
        assertThat(wire.server("220-on")).isEmpty();
        assertThat(wire.server("e\r\n220 two\r\n")).isEqualTo("220-***\r\n*******\r\n");
    }

    @Test
    void a_greeting_whose_first_line_has_no_text_loses_its_other_lines() {
        assertThat(starringSegments().server("220-\r\n220 x\r\n")).isEqualTo("220-\r\n*****\r\n");
        assertThat(starringSegments().server("554-no\r\n554 no\r\n")).isEqualTo("554-no\r\n554 no\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"421 too busy\r\n", "554-no\r\n554 go away\r\n", "250 hello\r\n"})
    void only_a_first_reply_of_220_is_a_banner(String reply) {
        assertThat(Rules.esmtp().wire().server(reply)).isEqualTo(reply);
    }

    @Test
    void a_later_220_is_no_banner() {
        Wire wire = Rules.esmtp().wire();
        wire.server("220 mail\r\n");
        wire.client("NOOP\r\n");
        assertThat(wire.server("220 OK\r\n")).isEqualTo("220 OK\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"220\r\n", "220 \r\n", "220-\r\n220 \r\n"})
    void a_greeting_without_a_text_passes(String greeting) {
        Wire wire = Rules.esmtp().wire();
        assertThat(wire.server(greeting)).isEqualTo(greeting);
        assertThat(wire.altered()).isEmpty();
    }

    @Test
    void a_greeting_that_ends_with_a_lone_lf_keeps_it() {
        assertThat(Rules.esmtp().wire().server("220 mail\n")).isEqualTo("220 ****\n");
    }

    @Test
    void a_command_sent_before_the_greeting_does_not_become_what_the_greeting_answers() {
        Wire wire = Rules.esmtp().wire();
        wire.client("EHLO me\r\n");
        assertThat(wire.server("220 mail\r\n250-mail\r\n250 STARTTLS\r\n"))
                .isEqualTo("220 ****\r\n250-mail\r\n250 XXXXXXXA\r\n");
    }
}
