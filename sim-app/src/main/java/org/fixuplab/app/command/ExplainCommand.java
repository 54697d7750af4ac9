package org.fixuplab.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.output.Reason;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.app.report.ExplainJson;
import org.fixuplab.app.report.ExplainText;
import org.fixuplab.explain.Explainer;
import org.fixuplab.explain.Explanation;
import org.fixuplab.firmware.Catalogue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which firewall explains what a customer sent. */
@picocli.CommandLine.Command(
        description = {
            "Reads what a customer sent - a dialogue, a bounce, log lines, a device's configuration, with whatever is"
                    + " written around it - and tells which firmware explains it, on which evidence, and what to ask"
                    + " next.",
            "Then it prints a scenario that shows the same, for 'fixuplab run'."
        },
        sortOptions = false)
final class ExplainCommand implements Command {

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "-",
            description = "What was sent; - or none: stdin.")
    private String file = "-";

    @Option(names = "--scenario", paramLabel = "FILE", description = "Write the scenario there instead of printing it.")
    private @Nullable Path scenario;

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
        Explanation explanation = new Explainer(Catalogue.load()).explain(PastedText.read(file));
        if (json) {
            printer.result(ExplainJson.text(explanation));
        } else {
            printer.result(new ExplainText(printer.terminal()).of(explanation));
        }
        explanation.scenario().ifPresent(text -> {
            if (scenario != null) {
                write(scenario, text);
                printer.note("wrote " + scenario + ": try 'fixuplab run " + scenario + "'");
            } else if (!json) {
                printer.result("\n" + text);
            }
        });
        if (scenario != null && explanation.scenario().isEmpty()) {
            printer.problem("no scenario was written: nothing explains what was pasted");
        }
        return ExitCode.OK.code();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw Refusal.environment("the scenario file " + file + " cannot be written: " + Reason.of(unwritable));
        }
    }
}
