package org.fixuplab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({"20ms, PT0.02S", "5s, PT5S", "2 m, PT2M", "1h, PT1H", "3 seconds, PT3S", "4 minutes, PT4M", " 1s , PT1S"
    })
    void times_are_read(String written, Duration time) {
        assertThat(Durations.read(written)).hasValue(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "-1s", "1.5s", "s", "1 parsec", "99999999999s"})
    void what_is_no_time_is_refused(String written) {
        assertThat(Durations.read(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"20ms", "1500ms", "5s", "90s", "2m"})
    void times_are_shown_as_they_are_read(String written) {
        assertThat(Durations.read(written).map(Durations::show)).hasValue(written);
    }
}
