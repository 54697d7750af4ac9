package org.fixuplab.lab.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailOnTest {

    static Cell cell(String sender, String column, String verdict, Leak... leaks) {
        return new Cell(sender, column, verdict, Set.of(leaks), List.of(), "", List.of(), Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "leaked,    clear,             ENVELOPE, true",
        "leaked,    tls(verified),     ,         false",
        "hung,      hung,              ,         true",
        "hung,      failed(29),        ,         false",
        "duplicate, duplicate,         ,         true",
        "clear,     'deferred, clear', MESSAGE,  true",
        "deferred,  'deferred, clear', MESSAGE,  true",
        "deferred,  deferred,          ,         true",
        "bounced,   bounced,           ,         true",
        "bounced,   deferred,          ,         false",
        "failed,    failed(29),        ,         true",
        "failed,    failed,            ,         true",
        "failed,    tls(unverified),   ,         false",
    })
    void each_word_trips_on_its_cells(String word, String verdict, Leak leak, boolean trips) {
        Cell cell = leak == null ? cell("s", "c", verdict) : cell("s", "c", verdict, leak);
        FailOn only = FailOn.parse(word).iterator().next();
        assertThat(only.trips(cell)).isEqualTo(trips);
        assertThat(FailOn.tripping(Set.of(only), List.of(cell))).hasSize(trips ? 1 : 0);
    }

    @Test
    void words_are_separated_by_commas() {
        assertThat(FailOn.parse("leaked, HUNG,duplicate"))
                .isEqualTo(EnumSet.of(FailOn.LEAKED, FailOn.HUNG, FailOn.DUPLICATE));
    }

    @Test
    void a_wrong_word_is_told_which_there_are() {
        assertThatThrownBy(() -> FailOn.parse("leaked,hungry"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'hungry' is nothing to fail on (did you mean 'hung'?): write some of leaked, hung, duplicate,"
                                + " clear, deferred, bounced, failed");
        assertThatThrownBy(() -> FailOn.parse("")).isInstanceOf(IllegalArgumentException.class);
    }
}
