package org.fixuplab.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

    private static final List<String> WORDS = List.of("run", "serve", "firmware", "--quiet");

    @Test
    void a_slip_of_the_finger_finds_the_word() {
        assertThat(Nearest.to("frmware", WORDS)).contains("firmware");
        assertThat(Nearest.to("SERVE", WORDS)).contains("serve");
        assertThat(Nearest.to("--qiet", WORDS)).contains("--quiet");
    }

    @Test
    void another_word_finds_nothing() {
        assertThat(Nearest.to("banana", WORDS)).isEmpty();
        assertThat(Nearest.hint("banana", WORDS)).isEmpty();
    }
}
