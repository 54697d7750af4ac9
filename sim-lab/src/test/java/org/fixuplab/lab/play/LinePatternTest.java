package org.fixuplab.lab.play;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinePatternTest {

    @ParameterizedTest
    @CsvSource({
        "220 ..., 220 mail.example.com, true",
        "220 ..., '220 ', true",
        "220 ..., 220, false",
        "220 ..., 250 ok, false",
        "250 ok, 250 ok, true",
        "250 ok, '250 ok ', false",
        "250 ok, 250 OK, false",
        "250 ... ok, 250 a b ok, true",
        "250 ... ok, 250 ok, false",
        "..., anything, true",
        "..., '', true",
        "...ab...ba..., abba, true",
        "...ab...ba..., aba, false",
        "a...b...c, axxbyyc, true",
        "a...b...c, abc, true",
        "a...b...c, acb, false",
        "a...a, a, false",
        "250 4...., 250 4.1, false",
        "'250 ....', '250 x.', true",
    })
    void dots_stand_for_any_octets(String pattern, String line, boolean matches) {
        assertThat(new LinePattern(pattern).matches(line)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "250 XXXXXXXA, 250 STARTTLS, 4",
        "250 ok, 500 no, 0",
        "250 ok, 250 ok then, 6",
        "220 ..., 221 bye, 2",
    })
    void it_tells_how_far_a_line_agrees(String pattern, String line, int agrees) {
        assertThat(new LinePattern(pattern).agreesUpTo(line)).isEqualTo(agrees);
    }
}
