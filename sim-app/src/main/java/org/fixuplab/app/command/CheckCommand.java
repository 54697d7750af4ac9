package org.fixuplab.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixuplab.app.output.Json;
import org.fixuplab.app.output.Paint;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.report.RunJson;
import org.fixuplab.lab.Problem;
import org.fixuplab.lab.scenario.Scenario;
import org.fixuplab.lab.scenario.ScenarioException;
import org.fixuplab.lab.scenario.ScenarioFile;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Validates scenario files without running them, and tells what a device's configuration says. */
@picocli.CommandLine.Command(
        description = {
            "Validates scenario files without running them, and prints every problem with file, line and remedy.",
            "Of a device's own configuration, told by its content, it prints what was read, used and ignored, and what it makes the firewall do."
        },
        sortOptions = false)
final class CheckCommand implements Command {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Scenario files or device configurations; a folder means all .conf in it.")
    private List<Path> named = new ArrayList<>();

    @Option(names = "--json", description = "For machines.")
    private boolean json;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public OutputOptions output() {
        return output;
    }

    @Override
    public int run(Printer printer, CommandContext context) {
        Paint paint = Paint.of(printer.terminal());
        List<Map<String, Object>> rows = new ArrayList<>();
        ExitCode worst = ExitCode.OK;
        for (Path file : ScenarioFiles.expand(named)) {
            Optional<DeviceConfigCheck> device = DeviceConfigCheck.of(file);
            if (device.isPresent()) {
                worst = device.get().isFine() ? worst : ExitCode.USAGE;
                rows.add(device.get().row());
                if (!json) {
                    printer.result(device.get().text(printer.terminal()));
                }
                continue;
            }
            List<Problem> problems = List.of();
            List<Scenario> cases = List.of();
            try {
                cases = ScenarioFile.read(file).cases();
            } catch (ScenarioException wrong) {
                problems = wrong.problems();
                worst = ExitCode.USAGE;
            }
            rows.add(row(file, cases, problems));
            if (!json) {
                printer.result(text(file, cases, problems, paint));
            }
        }
        if (json) {
            Map<String, Object> document = Json.document();
            document.put("valid", worst == ExitCode.OK);
            document.put("files", rows);
            printer.result(Json.text(document));
        }
        return worst.code();
    }

    private static String text(Path file, List<Scenario> cases, List<Problem> problems, Paint paint) {
        if (problems.isEmpty()) {
            return file + ": " + paint.good("fine") + (cases.size() > 1 ? ", " + cases.size() + " cases" : "") + "\n";
        }
        StringBuilder text = new StringBuilder();
        problems.forEach(problem -> text.append(problem).append('\n'));
        return text.toString();
    }

    private static Map<String, Object> row(Path file, List<Scenario> cases, List<Problem> problems) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("file", file.toString());
        row.put("valid", problems.isEmpty());
        row.put("cases", cases.stream().map(Scenario::name).toList());
        row.put("problems", problems.stream().map(RunJson::problem).toList());
        return row;
    }
}
