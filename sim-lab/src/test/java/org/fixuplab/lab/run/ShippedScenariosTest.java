package org.fixuplab.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.lab.scenario.Client;
import org.fixuplab.lab.scenario.Scenario;
import org.fixuplab.lab.scenario.ScenarioException;
import org.fixuplab.lab.scenario.ScenarioFile;
import org.fixuplab.proxy.transcript.Transcript;
import org.fixuplab.proxy.transcript.TranscriptLabels;
import org.fixuplab.proxy.transcript.TranscriptStyle;
import org.fixuplab.proxy.transcript.TranscriptText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of the scenarios folder. Where a program is missing, the case is skipped, unless FIXUPLAB_REQUIRE_REAL=1. */
class ShippedScenariosTest {

    private static final Path FOLDER = Path.of("../scenarios");

    static Stream<Scenario> cases() throws IOException, ScenarioException {
        Stream.Builder<Scenario> cases = Stream.builder();
        for (Path file : files()) {
            ScenarioFile.read(file).cases().forEach(cases);
        }
        return cases.build();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".conf"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void is_as_it_says(Scenario scenario) {
        RunResult result = new ScenarioRunner().run(scenario, RunOptions.DEFAULT);
        boolean mayBeSkipped = !"1".equals(System.getenv("FIXUPLAB_REQUIRE_REAL"));
        if (result.outcome() == Outcome.ENVIRONMENT && mayBeSkipped) {
            abort(String.valueOf(result.problem().orElseThrow()));
        }
        assertThat(result.outcome())
                .as(() -> scenario.name() + "\n" + result.failures() + "\n" + result.problem() + "\n"
                        + result.command().map(CommandResult::output).orElse("") + "\n" + transcripts(result))
                .isEqualTo(Outcome.PASSED);
    }

    /** The played ones: a program takes seconds. */
    static Stream<Scenario> plays() throws IOException, ScenarioException {
        return cases().filter(scenario -> scenario.client() instanceof Client.Plays);
    }

    @ParameterizedTest
    @MethodSource("plays")
    void would_fail_without_any_behaviour_that_it_is_about(Scenario scenario) {
        List<InspectionPolicy> others = new ArrayList<>();
        for (String id : scenario.expect().behaviours().exactly().orElseThrow()) {
            others.add(scenario.policy().with(id, "enabled", "off"));
        }
        others.add(Catalogue.load().policy(scenario.policy().inspects() ? "none" : "ASA 8.2(5)"));
        for (InspectionPolicy other : others) {
            Scenario changed = scenario.withLab(scenario.lab().withPolicy(other));
            assertThat(new ScenarioRunner().run(changed, RunOptions.DEFAULT).outcome())
                    .as(() -> scenario.name() + " with " + other.enabled().keySet())
                    .isEqualTo(Outcome.FAILED);
        }
    }

    private static String transcripts(RunResult result) {
        StringBuilder text = new StringBuilder();
        for (Transcript session : result.sessions()) {
            text.append(TranscriptText.print(
                    session,
                    new TranscriptStyle(120, false, false),
                    new TranscriptLabels("client", "firewall", "MTA")));
        }
        return text.toString();
    }

    @Test
    void each_says_what_a_person_sees_and_where_that_is_known_from() throws IOException, ScenarioException {
        for (Path file : files()) {
            for (Scenario scenario : ScenarioFile.read(file).cases()) {
                assertThat(scenario.symptom()).as(scenario.name()).isNotBlank();
                assertThat(scenario.sources()).as(scenario.name()).isNotEmpty();
                assertThat(scenario.title()).as(scenario.name()).isNotEqualTo(scenario.name());
            }
        }
    }
}
