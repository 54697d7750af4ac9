package org.fixuplab.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.output.Reason;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.app.report.JunitXml;
import org.fixuplab.app.report.RunJson;
import org.fixuplab.app.report.RunText;
import org.fixuplab.lab.Problem;
import org.fixuplab.lab.run.RunOptions;
import org.fixuplab.lab.run.RunResult;
import org.fixuplab.lab.run.ScenarioRunner;
import org.fixuplab.lab.scenario.Scenario;
import org.fixuplab.lab.scenario.ScenarioException;
import org.fixuplab.lab.scenario.ScenarioFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays scenarios and judges them. */
@picocli.CommandLine.Command(
        description = {
            "Plays scenarios, shows both sides of the firewall, and judges.",
            "Of one case all is shown; of several, a line each, and the transcripts of failures."
        },
        sortOptions = false)
final class RunCommand implements Command {

    @Parameters(
            arity = "1..*",
            paramLabel = "SCENARIO",
            description = "Scenario files; a folder means all .conf in it.")
    private List<Path> named = new ArrayList<>();

    @Option(names = "--junit-xml", paramLabel = "FILE", description = "Write the verdicts as JUnit XML, too.")
    private @Nullable Path junitXml;

    @Option(names = "--json", description = "For machines.")
    private boolean json;

    @Mixin
    private OutputOptions output = new OutputOptions();

    private final List<Problem> problems = new ArrayList<>();
    private final List<RunResult> results = new ArrayList<>();

    @Override
    public OutputOptions output() {
        return output;
    }

    @Override
    public int run(Printer printer, CommandContext context) {
        long start = System.nanoTime();
        List<Scenario> cases = read(printer);
        RunText text = new RunText(printer.terminal());
        boolean several = cases.size() > 1;
        for (Scenario scenario : cases) {
            RunResult result = new ScenarioRunner().run(scenario, RunOptions.DEFAULT);
            results.add(result);
            if (!json) {
                printer.result(several ? brief(result, text) : text.whole(result));
            }
        }
        if (json) {
            printer.result(RunJson.text(results, problems));
        } else if (several) {
            printer.result(text.summary(results, Duration.ofNanos(System.nanoTime() - start)));
        }
        writeXml();
        return exitCode().code();
    }

    private List<Scenario> read(Printer printer) {
        List<Scenario> cases = new ArrayList<>();
        for (Path file : ScenarioFiles.expand(named)) {
            try {
                cases.addAll(ScenarioFile.read(file).cases());
            } catch (ScenarioException wrong) {
                problems.addAll(wrong.problems());
                wrong.problems().forEach(problem -> printer.problem(problem.toString()));
            }
        }
        return cases;
    }

    private static String brief(RunResult result, RunText text) {
        return result.passed() ? text.line(result) : text.line(result) + "\n" + text.whole(result) + "\n";
    }

    private void writeXml() {
        if (junitXml != null) {
            try {
                Files.writeString(junitXml, JunitXml.text(results, problems));
            } catch (IOException unwritable) {
                throw Refusal.environment(
                        "the JUnit XML file " + junitXml + " cannot be written: " + Reason.of(unwritable));
            }
        }
    }

    private ExitCode exitCode() {
        ExitCode worst = problems.isEmpty() ? ExitCode.OK : ExitCode.USAGE;
        for (RunResult result : results) {
            worst = worst.worse(
                    switch (result.outcome()) {
                        case PASSED -> ExitCode.OK;
                        case FAILED -> ExitCode.FAILED;
                        case ENVIRONMENT -> ExitCode.ENVIRONMENT;
                    });
        }
        return worst;
    }
}
