package org.fixuplab.lab.play;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OctetTextTest {

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "\\xE9, \u00e9",
        "a\\x0Db, 'a\rb'",
        "\\xZZ, \\xZZ",
        "\\x4, \\x4",
        "back\\slash, back\\slash",
        "\\x5CxE9, \\xE9",
        "\u00e9, \u00c3\u00a9",
    })
    void text_becomes_octets(String written, String octets) {
        assertThat(OctetText.read(written)).isEqualTo(octets);
    }

    @ParameterizedTest
    @CsvSource({"plain, plain", "'a\tb', a\\x09b", "\u00e9, \\xE9", "\u00c3\u00a9, \u00e9"})
    void octets_are_shown_as_they_may_be_written(String octets, String shown) {
        assertThat(OctetText.show(octets)).isEqualTo(shown);
    }

    @Test
    void every_octet_that_is_shown_can_be_read_again() {
        for (int octet = 0; octet < 256; octet++) {
            String one = String.valueOf((char) octet);
            assertThat(OctetText.read(OctetText.show(one))).as("octet " + octet).isEqualTo(one);
        }
    }
}
