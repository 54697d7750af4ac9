package org.fixuplab.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is in a file, it is read, or refused with problems: nothing else is thrown. */
class BrokenScenariosTest {

    private static final String ALPHABET = "{}[]\"#=:,.\\$/ \n\tS0-<>~|";

    @TempDir
    Path folder;

    private static String shipped(String name) throws IOException {
        return Files.readString(Path.of("../scenarios", name));
    }

    private void read(String text, String what) throws IOException {
        Path file = Files.writeString(folder.resolve("broken.conf"), text);
        try {
            assertThat(ScenarioFile.read(file).cases()).as(what).isNotEmpty();
        } catch (ScenarioException wrong) {
            assertThat(wrong.problems()).as(what).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.line()).as(what + ": " + problem).isPositive();
                assertThat(problem.remedy()).as(what).isNotBlank();
            });
        } catch (RuntimeException ours) {
            throw new AssertionError(what + " threw " + ours, ours);
        }
    }

    @Test
    void cut_anywhere() throws IOException {
        String whole = shipped("esa-starttls-masked.conf");
        for (int length = 0; length < whole.length(); length++) {
            read(whole.substring(0, length), "the first " + length + " characters");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void overwritten_anywhere(long seed) throws IOException {
        Random random = new Random(seed);
        String whole = shipped("dkim-dropped-before-7.2.3.conf");
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder(whole);
            for (int change = random.nextInt(4); change >= 0; change--) {
                text.setCharAt(random.nextInt(text.length()), ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            read(text.toString(), "seed " + seed + ", round " + round);
        }
    }
}
