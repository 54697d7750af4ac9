package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code header-length} and {@code to-fields-count}. */
class HeaderLimitTest {

    private static List<String> matched(String payload, int cut, String... rows) {
        Wire wire = Rules.none().map(rows).wire().inData();
        wire.client(payload, cut);
        return wire.matched();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1000})
    void a_header_may_have_as_many_octets_as_the_limit_without_its_empty_line(int cut) {
        String row = "header-length limit=12";
        assertThat(matched("a: 1\r\nb: 2\r\n\r\nlong body\r\n.\r\n", cut, row)).isEmpty();
        assertThat(matched("a: 1\r\nb: 2\r\n.\r\n", cut, row)).isEmpty();
        assertThat(matched("a: 1\r\nb: 2\r\nc\r\n\r\n", cut, row))
                .containsExactly("header-length 18 header length gt 12: drop-connection, logged, class 1");
        assertThat(matched("a: 1\r\nb: 2\r\n..\r\n", cut, row)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1000})
    void to_fields_are_counted_in_the_header_alone(int cut) {
        String row = "to-fields-count limit=1";
        assertThat(matched("To: a,b\r\nTo-X: c\r\n to: d\r\nX-To: e\r\nto\r\n\r\nTo: f\r\nTo: g\r\n.\r\n", cut, row))
                .isEmpty();
        assertThat(matched("To: a\r\nSubject: x\r\ntO : b\r\n\r\n", cut, row))
                .containsExactly("to-fields-count 28 header to-fields count gt 1: drop-connection, logged, class 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1000})
    void within_the_limit_is_known_at_the_headers_end(int cut) {
        String[] rows = {"header-length limit=6 negate=on action=none", "to-fields-count limit=1 negate=on action=none"
        };
        List<String> both = List.of(
                "header-length 13 not header length gt 6: log, logged, class 1",
                "to-fields-count 13 not header to-fields count gt 1: log, logged, class 2");
        assertThat(matched("a: 1\r\n\r\nbody\r\n.\r\n", cut, rows)).isEqualTo(both);
        assertThat(matched("a: 1\r\n.\r\n", cut, rows))
                .as("a message without a body")
                .hasSize(2);
        assertThat(matched("a: 12\r\nto:\r\nto:\r\n\r\n", cut, rows)).isEmpty();
    }
}
