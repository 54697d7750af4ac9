package org.fixuplab.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8.2(5)|8.2(5)",
                "8.2.5|8.2(5)",
                "8.2|8.2(1)",
                "9.1(5)21|9.1(5.21)",
                "9.1(5.21)|9.1(5.21)",
                "9.1.5.21|9.1(5.21)",
                "9.1(5.0)|9.1(5)",
                "9.1(5)0|9.1(5)",
                "9.16(4)|9.16(4)",
                "6.3(5)112|6.3(5.112)",
                "08.02(05)|8.2(5)",
            })
    void every_spelling_has_one_canonical_form(String written, String canonical) {
        assertThat(Version.parse(written)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "8",
                "8.",
                ".2",
                "8.2(",
                "8.2)",
                "8.2()",
                "8.2(5",
                "8.2(5.)",
                "8.2(5)x",
                "8.2(5.1)2",
                "8.2.5.1.2",
                "8.2 (5)",
                "8.x",
                "-8.2",
                "8.2(-1)",
                "8.2(99999)",
                "\u0668.2"
            })
    void what_is_no_version_is_refused_with_an_example(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Version.parse(written))
                .withMessage("'" + written
                        + "' is no version: write it as in 8.2(5), 9.1(5.21) or, without brackets, 8.2.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.2(0)", "8.2.0", "8.2(0.4)", "8.2(0)4"})
    void maintenance_releases_count_from_one(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Version.parse(written))
                .withMessage("'" + written + "' has maintenance release 0: they count from 1, so write 8.2(1)");
    }

    @Test
    void a_version_cannot_be_made_of_numbers_that_it_cannot_have() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Version(8, 2, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Version(-1, 2, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Version(8, -2, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Version(8, 2, 1, -1));
    }

    @Test
    void versions_are_ordered_as_the_vendor_counts() {
        List<Version> ascending = versions(
                "4.0",
                "4.2(2)",
                "4.2(10)",
                "6.3(5)",
                "7.2(2)",
                "7.2(2.18)",
                "7.2(2.19)",
                "7.2(2.100)",
                "7.2(3)",
                "8.0(1)",
                "8.0(2.6)",
                "8.0(2.7)",
                "9.1(5.21)",
                "9.1(6)",
                "9.1(6.1)",
                "9.2(1)",
                "9.10(1)",
                "10.0(1)");
        List<Version> shuffled = new ArrayList<>(ascending);
        Collections.shuffle(shuffled, new Random(7));

        Collections.sort(shuffled);

        assertThat(shuffled).containsExactlyElementsOf(ascending);
    }

    private static List<Version> versions(String... written) {
        return List.of(written).stream().map(Version::parse).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20260})
    void the_order_is_total_and_agrees_with_equality(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            Version a = any(random);
            Version b = any(random);
            Version c = any(random);
            String why = "seed %d: %s %s %s".formatted(seed, a, b, c);
            assertThat(Integer.signum(a.compareTo(b))).as(why).isEqualTo(-Integer.signum(b.compareTo(a)));
            assertThat(a.compareTo(b) == 0).as(why).isEqualTo(a.equals(b));
            if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
                assertThat(a.compareTo(c)).as(why).isLessThanOrEqualTo(0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20260})
    void the_canonical_form_reads_back_as_the_same_version(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            Version version = any(random);
            String dotted =
                    version.major() + "." + version.minor() + "." + version.maintenance() + "." + version.interim();
            assertThat(Version.parse(version.toString())).as("seed %d", seed).isEqualTo(version);
            assertThat(Version.parse(dotted)).as("seed %d", seed).isEqualTo(version);
        }
    }

    /** Small numbers, so that equal parts are frequent. */
    private static Version any(Random random) {
        return new Version(random.nextInt(4), random.nextInt(4), 1 + random.nextInt(3), random.nextInt(3));
    }
}
