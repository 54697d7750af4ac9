package org.fixuplab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PasteTest {

    private static String clean(String text) {
        return Paste.lines(text).get(0).text();
    }

    @Test
    void lines_keep_their_numbers() {
        assertThat(Paste.lines("a\r\nb\rc\nd")).extracting(PastedLine::number).containsExactly(1, 2, 3, 4);
    }

    @Test
    void entities_and_tags_are_taken_off() {
        assertThat(clean("<p>MAIL FROM:&lt;a@b&gt;&#32;&#x41;</p>")).isEqualTo("MAIL FROM:<a@b> A");
    }

    @Test
    void an_address_is_no_tag() {
        assertThat(clean("MAIL FROM:<bob@example.com>")).isEqualTo("MAIL FROM:<bob@example.com>");
    }

    @Test
    void credentials_are_starred() {
        assertThat(clean("C: AUTH PLAIN AGFsaWNlAHMzY3JldA==")).isEqualTo("C: AUTH PLAIN ****");
        assertThat(clean("500 5.5.1 unknown: XXXX login YWxpY2U=")).isEqualTo("500 5.5.1 unknown: XXXX login ****");
        assertThat(clean("250-AUTH PLAIN LOGIN")).isEqualTo("250-AUTH PLAIN LOGIN");
        assertThat(clean("250 XXXX PLAIN LOGIN NTLM")).isEqualTo("250 XXXX PLAIN LOGIN NTLM");
        assertThat(clean("250-XXXXXXXA")).isEqualTo("250-XXXXXXXA");
    }

    @Test
    void mail_quoting_is_taken_off_but_not_an_arrow() {
        assertThat(clean("> > EHLO a")).isEqualTo("EHLO a");
        assertThat(clean(">>> EHLO a")).isEqualTo(">>> EHLO a");
    }

    @Test
    void quoted_printable_is_read_where_it_is_declared() {
        assertThat(Paste.lines("Content-Transfer-Encoding: quoted-printable\n250-AUTH=3DLOGIN")
                        .get(1)
                        .text())
                .isEqualTo("250-AUTH=LOGIN");
        assertThat(clean("250 SIZE=20480")).isEqualTo("250 SIZE=20480");
    }

    @Test
    void a_long_line_and_a_long_paste_are_cut() {
        assertThat(clean("x".repeat(100_000)).length()).isLessThan(10_000);
        assertThat(Paste.lines("x\n".repeat(100_000))).hasSize(Paste.MOST_LINES);
    }
}
