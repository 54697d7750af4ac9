package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PatternsTest {

    private static Patterns of(String... patterns) {
        return Patterns.of(new Rule("sender-address", new Settings(Map.of("patterns", List.of(patterns))), 1));
    }

    @Test
    void any_of_them_may_be_found_anywhere() {
        assertThat(of("^a", "b$").find("xxb")).isTrue();
        assertThat(of("^a", "b$").find("xab.")).isFalse();
        assertThat(of().find("")).isFalse();
    }

    @Test
    void a_pattern_that_would_search_for_ever_is_not_found() {
        assertThat(of("(a+)+$").find("a".repeat(1_000) + "!")).isFalse();
    }

    @Test
    void a_pattern_that_a_text_is_too_long_for_is_not_found() {
        assertThat(of("(a|b|(c))*!").find("ab".repeat(20_000))).isFalse();
    }

    @Test
    void what_is_no_pattern_is_the_users_mistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("a("))
                .withMessage("sender-address.patterns holds 'a(', which is no regular expression: Unclosed group");
    }
}
