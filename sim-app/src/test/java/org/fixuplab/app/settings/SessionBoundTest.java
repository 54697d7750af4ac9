package org.fixuplab.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionBoundTest {

    @ParameterizedTest
    @CsvSource({
        // descriptors, of a session, sessions
        "1024, 2, 416",
        "1024, 3, 277",
        "20000, 2, 9311",
        "1048576, 2, 491456",
        "64, 2, 16",
        "3, 3, 1",
        "9223372036854775807, 2, 2147483647"
    })
    void descriptors_make_a_bound_that_leaves_some_for_the_rest(long descriptors, int each, int sessions) {
        assertThat(SessionBound.count(OptionalLong.of(descriptors), each)).isEqualTo(sessions);
    }

    @Test
    void where_nobody_counts_descriptors_there_is_no_bound() {
        assertThat(SessionBound.count(OptionalLong.empty(), 2)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void a_number_is_taken_as_it_is() {
        assertThat(SessionBound.parse("7").count(2)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "all", "", "1k", "99999999999"})
    void anything_else_is_answered_with_what_is_right(String text) {
        assertThatThrownBy(() -> SessionBound.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is neither auto nor a number of 1 or more");
    }
}
