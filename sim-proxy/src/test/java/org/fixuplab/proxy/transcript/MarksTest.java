package org.fixuplab.proxy.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarksTest {

    private final Marks marks = new Marks();

    private List<String> before(long end) {
        return marks.before(end).stream().map(Marks.Mark::behaviour).toList();
    }

    @Test
    void come_in_the_streams_order_whatever_the_order_of_telling() {
        marks.add("c", 7, 1);
        marks.add("a", 0, 2);
        marks.add("b", 3, 2);
        marks.add("b again", 3, 2);
        assertThat(before(0)).isEmpty();
        assertThat(before(7)).containsExactly("a", "b", "b again");
        assertThat(before(8)).containsExactly("c");
        assertThat(before(100)).isEmpty();
    }

    @Test
    void one_that_reaches_beyond_a_line_is_one_of_the_next_too() {
        marks.add("long", 2, 10);
        assertThat(before(5)).containsExactly("long");
        assertThat(before(12)).containsExactly("long");
        assertThat(before(20)).isEmpty();
    }

    @Test
    void a_place_between_octets_is_handed_out_once_for_each_that_marks_it() {
        marks.add("first", 4, 0);
        marks.add("second", 4, 0);
        marks.add("stretch", 4, 3);
        assertThat(marks.at(3)).isNull();
        assertThat(marks.at(4)).extracting(Marks.Mark::behaviour).isEqualTo("first");
        assertThat(marks.at(4)).extracting(Marks.Mark::behaviour).isEqualTo("second");
        assertThat(marks.at(4)).isNull();
        assertThat(before(5)).containsExactly("stretch");
    }
}
