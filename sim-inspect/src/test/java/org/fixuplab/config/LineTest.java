package org.fixuplab.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pixfirewall(config)# inspect esmtp",
                "asa/act/pri(config-pmap-c)# inspect esmtp",
                "fw-1.example.com# inspect esmtp",
                "pix> inspect esmtp",
                "<--- More --->inspect esmtp",
                "<--- More --->\r              \rinspect esmtp",
                "\t inspect   esmtp  "
            })
    void what_stands_around_a_line_is_no_word_of_it(String written) {
        Line line = Line.of(7, written);

        assertThat(line.before(2)).isEqualTo("inspect esmtp");
        assertThat(line.words()).hasSize(2);
        assertThat(line.column(0)).isEqualTo(written.indexOf("inspect") + 1);
        assertThat(line.number()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a#b c", "a (config)# b", "#comment", "a(config b", "name> "})
    void what_only_looks_like_a_prompt_is_text(String written) {
        Line line = Line.of(1, written);

        assertThat(line.before(line.words().size())).isEqualTo(written.endsWith("> ") ? "" : written.strip());
    }

    @Test
    void the_indentation_is_that_after_the_prompt() {
        assertThat(Line.of(1, "fw(config)#   inspect").indent()).isEqualTo(3);
        assertThat(Line.of(1, "  inspect").indent()).isEqualTo(2);
        assertThat(Line.of(1, "").indent()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "!", "! a comment", ": Saved", ":", "fw(config)#", "fw# "})
    void a_line_without_words_or_with_a_comment_is_blank(String written) {
        assertThat(Line.of(1, written).isBlank()).isTrue();
    }
}
