package org.fixuplab.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/proof.md says is so. Its other claims are tests of what they are about. */
class ProofPageTest {

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/proof.md"));
    }

    @Test
    void example_is_what_the_command_prints() throws IOException {
        String printed = Files.readString(Path.of("src/test/resources/golden/compare.txt"));

        assertThat(page())
                .contains(printed.replace("../scenarios/", "scenarios/").strip());
    }

    @Test
    void every_file_of_a_bundle_is_described() throws IOException {
        assertThat(BundleTest.FILES).allSatisfy(name -> assertThat(page()).contains("`" + name + "`"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"same", "names", "differs", "missing", "extra", "not given"})
    void every_word_of_a_comparison_is_explained(String word) throws IOException {
        assertThat(page()).contains("| `" + word + "` |");
    }
}
