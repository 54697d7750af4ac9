package org.fixuplab.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AttemptTest {

    @Test
    void what_a_terminal_would_obey_is_written_out() {
        Attempt attempt = new Attempt(
                Duration.ZERO, Verdict.DEFERRED, OptionalInt.empty(), "450 \u001b[31mred\r\u009b \tcaf\u00e9");
        assertThat(attempt.words()).isEqualTo("450 \\x1B[31mred\\x0D\\x9B \tcaf\u00e9");
    }
}
