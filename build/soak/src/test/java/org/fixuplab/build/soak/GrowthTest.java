package org.fixuplab.build.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrowthTest {

    private static Growth of(java.util.function.IntToDoubleFunction heap) {
        List<Vitals> samples = IntStream.range(0, 60)
                .mapToObj(i -> new Vitals(heap.applyAsDouble(i), 0, 0, 0, 0))
                .toList();
        return Growth.of(samples, Vitals::heap, 4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noise_does_not_grow(long seed) {
        Random random = new Random(seed);
        assertThat(of(i -> 50 + 3 * random.nextGaussian()).isGrowing()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_leak_grows_noise_or_not(long seed) {
        Random random = new Random(seed);
        assertThat(of(i -> 50 + 0.4 * i + 3 * random.nextGaussian()).isGrowing())
                .isTrue();
    }

    @Test
    void outliers_do_not_count() {
        assertThat(of(i -> i % 10 == 9 ? 500 : 50).isGrowing()).isFalse();
    }

    @Test
    void a_tenth_and_a_fixed_amount_are_allowed() {
        Growth growth = of(i -> 100 + 13.0 * i / 59);
        assertThat(growth.isGrowing()).isFalse();
        assertThat(of(i -> 100 + 16.0 * i / 59).isGrowing()).isTrue();
    }
}
