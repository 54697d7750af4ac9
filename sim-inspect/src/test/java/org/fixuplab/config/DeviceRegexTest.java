package org.fixuplab.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceRegexTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user1@cisco.com",
                "\\.(exe|scr)$",
                "^[^@]+@",
                "a{2,5}b*c+d?",
                "\\x41\\r\\n\\t\\f",
                "[a-z0-9_-]",
                "\\(\\)\\[\\]\\\\",
                " "
            })
    void what_both_dialects_read_alike_stays(String text) {
        assertThat(DeviceRegex.toJava(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"'[[]', '[\\[]'", "'[a&&b]', '[a\\&\\&b]'", "'[^[&]x[', ''"})
    void within_a_set_a_sign_is_itself(String text, String java) {
        if (java.isEmpty()) {
            assertThatThrownBy(() -> DeviceRegex.toJava(text)).isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThat(DeviceRegex.toJava(text)).isEqualTo(java);
            assertThat(Pattern.matches(DeviceRegex.toJava(text), text.substring(1, 2)))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\d", "\\w+", "\\Qa", "\\1", "\\101", "(?i)a", "(?=a)", "a*?", "a++", "a{2}+", "[]a]", "[^]]", "a\\",
                "\t", "\u00e9"
            })
    void what_may_mean_something_else_is_refused(String text) {
        assertThatThrownBy(() -> DeviceRegex.toJava(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("at its sign [0-9]+ .*: write .*|at its sign [0-9]+ .*: remove .*");
    }

    @Test
    void a_translation_is_its_own_translation() {
        String signs = "ab.*+?|()[]{}^$\\-&1,xr ";
        Random random = new Random(5);
        int taken = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(9); length > 0; length--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            String java;
            try {
                java = DeviceRegex.toJava(text.toString());
            } catch (IllegalArgumentException e) {
                continue;
            }
            taken++;
            assertThat(DeviceRegex.toJava(java)).as("seed 5: %s", text).isEqualTo(java);
        }
        assertThat(taken).isGreaterThan(1_000);
    }
}
