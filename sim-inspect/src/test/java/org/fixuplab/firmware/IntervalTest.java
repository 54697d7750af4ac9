package org.fixuplab.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {

    @Test
    void it_holds_its_first_version_and_not_the_one_before_which_it_ends() {
        Interval interval = interval("7.0(1)", "7.2(2.19)");

        assertThat(interval.contains(Firmware.parse("PIX 7.0(1)"))).isTrue();
        assertThat(interval.contains(Firmware.parse("PIX 7.2(2.18)"))).isTrue();
        assertThat(interval.contains(Firmware.parse("PIX 7.2(2.19)"))).isFalse();
        assertThat(interval.contains(Firmware.parse("PIX 6.3(5)"))).isFalse();
        assertThat(interval.contains(Firmware.parse("ASA 7.0(1)"))).isFalse();
    }

    @Test
    void it_holds_a_version_at_least() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> interval("7.0(1)", "7.0(1)"))
                .withMessage("PIX from 7.0(1), before 7.0(1) holds no version");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void two_overlap_if_some_version_is_in_both_and_one_contains_another_if_none_is_missing(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            Interval left = any(random);
            Interval right = any(random);
            boolean common = false;
            boolean missing = false;
            for (int minor = 0; minor < 9; minor++) {
                Firmware firmware = new Firmware(Platform.PIX, new Version(7, minor, 1, 0));
                common |= left.contains(firmware) && right.contains(firmware);
                missing |= right.contains(firmware) && !left.contains(firmware);
            }
            assertThat(left.overlaps(right))
                    .as("seed %d: %s, %s", seed, left, right)
                    .isEqualTo(common);
            if (right.before() != null) {
                assertThat(left.contains(right))
                        .as("seed %d: %s, %s", seed, left, right)
                        .isEqualTo(!missing);
            }
        }
    }

    private static Interval any(Random random) {
        int from = random.nextInt(6);
        int length = random.nextInt(4);
        return interval("7." + from, length == 0 ? null : "7." + (from + length));
    }

    private static Interval interval(String from, @Nullable String before) {
        return new Interval(Platform.PIX, Version.parse(from), before == null ? null : Version.parse(before));
    }
}
