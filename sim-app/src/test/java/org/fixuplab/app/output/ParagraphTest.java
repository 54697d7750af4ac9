package org.fixuplab.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParagraphTest {

    @Test
    void breaks_at_blanks_and_indents_the_rest() {
        assertThat(Paragraph.wrap("on: ", "    ", "one two three four", 12))
                .isEqualTo("on: one two\n    three\n    four\n");
    }

    @Test
    void a_word_longer_than_a_line_stands_alone() {
        assertThat(Paragraph.wrap("", "", "a abcdefghijkl b", 6)).isEqualTo("a\nabcdefghijkl\nb\n");
    }
}
