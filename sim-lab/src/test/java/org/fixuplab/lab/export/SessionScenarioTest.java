package org.fixuplab.lab.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fixuplab.event.Event;
import org.fixuplab.lab.journal.JournaledSession;
import org.fixuplab.lab.run.Outcome;
import org.fixuplab.lab.run.RunOptions;
import org.fixuplab.lab.run.RunResult;
import org.fixuplab.lab.run.ScenarioRunner;
import org.fixuplab.lab.scenario.Scenario;
import org.fixuplab.lab.scenario.ScenarioException;
import org.fixuplab.lab.scenario.ScenarioFile;
import org.fixuplab.proxy.transcript.Transcript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A session becomes a test. */
class SessionScenarioTest {

    @TempDir
    private Path folder;

    static Stream<Scenario> cases() throws IOException, ScenarioException {
        Stream.Builder<Scenario> cases = Stream.builder();
        try (Stream<Path> files = Files.list(Path.of("../scenarios"))) {
            for (Path file :
                    files.filter(it -> it.toString().endsWith(".conf")).sorted().toList()) {
                ScenarioFile.read(file).cases().forEach(cases);
            }
        }
        return cases.build();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_export_of_every_shipped_scenarios_sessions_passes_and_does_the_same(Scenario scenario) throws Exception {
        RunResult original = new ScenarioRunner().run(scenario, RunOptions.DEFAULT);
        if (original.outcome() == Outcome.ENVIRONMENT) {
            abort(String.valueOf(original.problem()));
        }
        for (JournaledSession session : original.journal()) {
            Path file = folder.resolve("session-" + session.id() + ".conf");
            String text = SessionScenario.of(session);
            Files.writeString(file, text);
            Files.writeString(
                    Path.of("/tmp/proof-export-" + scenario.name().replaceAll("[^a-z0-9]", "-") + ".conf"), text);
            Scenario exported = ScenarioFile.read(file).cases().get(0);
            assertThat(FirewallKeys.of(
                            exported.lab().proxy().withSegments(scenario.lab().segments())))
                    .isEqualTo(FirewallKeys.of(scenario.lab().proxy()));

            RunResult again = new ScenarioRunner().run(exported, RunOptions.DEFAULT);

            assertThat(again.outcome()).as(text + "\n" + again.failures()).isEqualTo(Outcome.PASSED);
            assertThat(alterations(again.journal().get(0).transcript()))
                    .as(text)
                    .isEqualTo(alterations(session.transcript()));
        }
    }

    @Test
    void what_was_said_after_a_teardown_is_recorded_and_expected() throws Exception {
        Scenario scenario = ScenarioFile.read(Path.of("../scenarios/esa-starttls-masked.conf"))
                .cases()
                .get(0);
        RunResult run = new ScenarioRunner().run(scenario, RunOptions.DEFAULT);

        assertThat(SessionScenario.of(run.journal().get(0)))
                .contains(
                        "%ASA-6-302013: Built inbound TCP connection ... for outside:... (...) to inside:... (...)",
                        "%ASA-6-302014: Teardown TCP connection ... for outside:... to inside:... duration ... bytes ... TCP FINs",
                        "S: 250 XXXXXXXA                                   <~ 250 STARTTLS");
    }

    private static List<String> alterations(Transcript transcript) {
        List<String> alterations = new ArrayList<>();
        for (Event event : transcript.events()) {
            if (event instanceof Event.Altered altered) {
                alterations.add(altered.behaviour() + " " + altered.from() + " at " + altered.offset());
            }
        }
        return alterations;
    }
}
