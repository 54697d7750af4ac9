package org.fixuplab.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fixuplab.explain.Explainer;
import org.fixuplab.explain.Explanation;
import org.fixuplab.explain.Finding;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.lab.run.RunOptions;
import org.fixuplab.lab.run.RunResult;
import org.fixuplab.lab.run.ScenarioRunner;
import org.fixuplab.lab.scenario.Scenario;
import org.fixuplab.lab.scenario.ScenarioFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenario that explains a paste runs, and shows what was pasted. */
class ExplainedScenariosTest {

    private static final Path CAPTURES = Path.of("../sim-inspect/src/test/resources/explain/captures");
    private static final Explainer EXPLAINER = new Explainer(Catalogue.load());

    @TempDir
    Path folder;

    static Stream<Path> captures() throws IOException {
        try (Stream<Path> files = Files.list(CAPTURES)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("captures")
    void its_scenario_passes_and_shows_the_same_symptom(Path capture) throws Exception {
        Explanation explanation = EXPLAINER.explain(Files.readString(capture));
        if (explanation.scenario().isEmpty()) {
            return;
        }
        String text = explanation.scenario().get();
        Path file = folder.resolve("explained.conf");
        Files.writeString(file, text);

        List<Scenario> cases = ScenarioFile.read(file).cases();
        assertThat(cases).hasSize(1);
        RunResult result = new ScenarioRunner().run(cases.get(0), RunOptions.DEFAULT);

        assertThat(result.passed()).as("%s%n%s", result.failures(), text).isTrue();
        List<String> masked = explanation.ranked().get(0).evidence().stream()
                .map(Finding::quote)
                .filter(quote -> quote.matches("(220|250)[ -][*X].*"))
                .map(quote -> "S: " + quote.replaceFirst(" \\[.*", ""))
                .toList();
        // Of several sessions, it plays one.
        assertThat(masked.isEmpty() || masked.stream().anyMatch(text::contains))
                .as(text)
                .isTrue();
    }
}
