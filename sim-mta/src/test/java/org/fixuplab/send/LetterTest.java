package org.fixuplab.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTest {

    @ParameterizedTest
    @ValueSource(ints = {150, 151, 200, 214, 215, 1000, 1001, 65_536})
    void has_as_many_octets_as_asked_for_in_short_lines(int size) {
        byte[] octets =
                Letter.of("a@example.com", List.of("b@example.com"), size).octets();
        assertThat(octets).hasSize(size);
        String text = Octets.text(octets);
        assertThat(text)
                .startsWith("From: <a@example.com>\r\n")
                .contains("\r\n\r\n")
                .endsWith("\r\n");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(150));
        assertThat(text.lines()).noneMatch(line -> line.startsWith("."));
    }

    @Test
    void is_a_header_and_a_line_at_least() {
        assertThat(Octets.text(Letter.of("", List.of("b@example.com"), 1).octets()))
                .endsWith("\r\n\r\nx\r\n");
    }

    @Test
    void a_login_is_a_user_and_a_password_that_may_hold_colons() {
        assertThat(Login.parse("alice:a:b")).isEqualTo(new Login("alice", "a:b"));
        assertThatThrownBy(() -> Login.parse("alice")).hasMessage("not a login: write user:password");
    }

    @Test
    void what_is_cut_how_is_one_word() {
        assertThat(Cutting.parse("as-written")).isEqualTo(Cutting.AS_WRITTEN);
        assertThat(Cutting.parse("dot-alone")).isEqualTo(Cutting.DOT_ALONE);
        assertThat(Cutting.parse("1460").octets()).isEqualTo(1460);
        assertThatThrownBy(() -> Cutting.parse("0")).hasMessageStartingWith("'0' is no way to cut: write as-written");
    }

    @Test
    void a_block_is_cut_without_a_rest() {
        assertThat(Cutting.AS_WRITTEN.block(16_384)).isEqualTo(16_384);
        assertThat(Cutting.parse("1").block(16_384)).isEqualTo(16_384);
        assertThat(Cutting.parse("1460").block(16_384)).isEqualTo(11 * 1460);
        assertThat(Cutting.parse("20000").block(16_384)).isEqualTo(20_000);
    }
}
