package org.fixuplab.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fixuplab.lab.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person reads about a wrong file, reviewed as text: beside each {@code bad/*.conf} stands the answer, {@code bad/*.txt}. {@code -Dgolden=write} writes them anew. */
class BadScenariosTest {

    private static final Path FOLDER = Path.of("src/test/resources/bad");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".conf")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void all_that_is_wrong_is_told_at_once(Path file) throws IOException {
        Path golden = file.resolveSibling(file.getFileName().toString().replace(".conf", ".txt"));
        String told = problems(file);
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(golden, told);
        }
        assertThat(told).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @MethodSource("files")
    void each_problem_has_a_line_and_one_sentence(Path file) {
        ScenarioException wrong = catchThrowableOfType(ScenarioException.class, () -> ScenarioFile.read(file));
        assertThat(wrong.problems()).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.line()).isPositive();
            assertThat(problem.message()).isNotBlank().doesNotContain("\n");
            assertThat(problem.remedy()).isNotBlank().doesNotContain("\n");
        });
    }

    /** As the files' own folder would say it. */
    private static String problems(Path file) {
        ScenarioException wrong = catchThrowableOfType(ScenarioException.class, () -> ScenarioFile.read(file));
        assertThat(wrong).as("nothing is wrong with " + file).isNotNull();
        return wrong.problems().stream()
                .map(Problem::toString)
                .map(text -> text.replace(FOLDER.toAbsolutePath() + "/", "").replace(FOLDER + "/", ""))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void a_file_that_is_not_there_is_a_problem() {
        ScenarioException wrong =
                catchThrowableOfType(ScenarioException.class, () -> ScenarioFile.read(FOLDER.resolve("nowhere.conf")));
        assertThat(wrong.problems())
                .singleElement()
                .asString()
                .contains("nowhere.conf: there is no such file; name a scenario file");
    }

    @Test
    void a_folder_is_a_problem() {
        ScenarioException wrong = catchThrowableOfType(ScenarioException.class, () -> ScenarioFile.read(FOLDER));
        assertThat(wrong.problems())
                .singleElement()
                .asString()
                .contains("this is a folder; name the scenario files in it");
    }
}
