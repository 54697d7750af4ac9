package org.fixuplab.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestWordTest {

    private static final List<String> WORDS = List.of("close", "starttls", "pause", "exactly");

    @ParameterizedTest
    @CsvSource({"closed, close", "clsoe, close", "STARTTL, starttls", "pauze, pause", "exact, exactly"})
    void a_slip_is_recognised(String written, String meant) {
        assertThat(NearestWord.of(written, WORDS)).hasValue(meant);
    }

    @ParameterizedTest
    @CsvSource({"html", "p", "title", "''"})
    void another_word_is_not_guessed_at(String written) {
        assertThat(NearestWord.of(written, WORDS)).isEmpty();
    }

    @Test
    void a_remedy_names_the_word_or_all_of_them() {
        assertThat(NearestWord.suggest("pauze", WORDS)).isEqualTo("did you mean pause?");
        assertThat(NearestWord.suggest("html", WORDS)).isEqualTo("write close, starttls, pause or exactly");
    }

    @Test
    void a_hint_is_nothing_where_no_word_is_near() {
        assertThat(NearestWord.hint("pauze", WORDS)).isEqualTo(" (did you mean 'pause'?)");
        assertThat(NearestWord.hint("html", WORDS)).isEmpty();
    }

    @Test
    void what_is_longer_than_any_word_is_near_none() {
        assertThat(NearestWord.of("pause" + "e".repeat(100_000), WORDS)).isEmpty();
    }
}
