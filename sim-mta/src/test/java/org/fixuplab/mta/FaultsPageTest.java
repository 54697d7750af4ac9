package org.fixuplab.mta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/faults.md tells people to write is a fault, and it tells them of every stage, act and key. */
class FaultsPageTest {

    private static final Path PAGE = Path.of("../docs/faults.md");

    private static List<String> found(String pattern) throws IOException {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    static Stream<String> examples() throws IOException {
        return found("```hocon\n(.*?)```").stream()
                .flatMap(block -> Arrays.stream(block.split("\n", -1)))
                .filter(line -> !line.isBlank());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void each_example_is_a_fault_that_an_mta_starts_with(String example) {
        MtaSettings settings = MtaSettings.of(Persona.named("postfix"), "h").withFaults(Faults.parse(example));
        try (TestMta mta = TestMta.start(settings)) {
            assertThat(mta.activeSessions()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void each_stage_is_explained(FaultStage stage) throws IOException {
        String table = found("## Stages\n(.*?)## Acts").get(0);
        assertThat(table).contains("`" + stage.word() + "`");
    }

    @Test
    void each_key_is_explained() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(FaultReader.KEYS).allSatisfy(key -> assertThat(page).containsPattern("`" + key + "[` ]"));
        assertThat(FaultReader.ACTS.keySet()).allSatisfy(act -> assertThat(page).contains("| `act = " + act + "` |"));
    }
}
