package org.fixuplab.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fixuplab.app.client.Query;
import org.fixuplab.app.client.Row;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.output.Reason;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.app.report.ComparisonJson;
import org.fixuplab.app.report.ComparisonText;
import org.fixuplab.event.Direction;
import org.fixuplab.lab.Problem;
import org.fixuplab.lab.export.Comparison;
import org.fixuplab.lab.export.Comparison.Leg;
import org.fixuplab.lab.export.WireLine;
import org.fixuplab.lab.run.Outcome;
import org.fixuplab.lab.run.RunOptions;
import org.fixuplab.lab.run.RunResult;
import org.fixuplab.lab.run.ScenarioRunner;
import org.fixuplab.lab.scenario.ScenarioException;
import org.fixuplab.lab.scenario.ScenarioFile;
import org.fixuplab.proxy.transcript.Transcript;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where our session differs from what a customer saw. */
@picocli.CommandLine.Command(
        description = {
            "Compares what a customer pasted with a session of ours, line by line and octet by octet. Exit 0: the same but for dates, names and ids; 1: not.",
            "The session is one of a running lab, by its ID; the last one of a scenario, which is run; or a transcript in JSON lines."
        },
        sortOptions = false)
final class CompareCommand implements Command {

    @Parameters(index = "0", paramLabel = "FILE", description = "What was pasted; - is stdin.")
    private String file = "";

    @Parameters(
            index = "1",
            paramLabel = "SESSION",
            description = "An ID, a scenario.conf, or a transcript.jsonl, as a bundle has it.")
    private String session = "";

    @Option(
            names = "--server-side",
            description = "The customer saw the server's side of the firewall; otherwise the client's.")
    private boolean serverSide;

    @Option(names = "--json", description = "For machines.")
    private boolean json;

    @Mixin
    private LabOptions lab = new LabOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public OutputOptions output() {
        return output;
    }

    @Override
    public int run(Printer printer, CommandContext context) {
        String pasted = PastedText.read(file);
        boolean isId = session.matches("[0-9]{1,18}");
        List<WireLine> ours = isId ? ofLab(context) : session.endsWith(".jsonl") ? ofTranscript() : ofScenario();
        Comparison comparison = Comparison.of(pasted, ours, serverSide ? Leg.SERVER : Leg.CLIENT)
                .orElseThrow(() -> Refusal.usage("no session can be read out of " + (file.equals("-") ? "stdin" : file)
                        + ": paste what client and server said, a line each, from the greeting on"));
        printer.result(
                json
                        ? ComparisonJson.text(comparison)
                        : new ComparisonText(printer.terminal()).of(comparison, isId ? "session " + session : session));
        return (comparison.isSame() ? ExitCode.OK : ExitCode.FAILED).code();
    }

    private List<WireLine> ofLab(CommandContext context) {
        String path = Query.of("/v1/sessions", session)
                .part("transcript")
                .with("format", "jsonl")
                .toString();
        return rows(lab.client(context).get(path).text());
    }

    private List<WireLine> ofTranscript() {
        try {
            return rows(Files.readString(Path.of(session)));
        } catch (IOException unreadable) {
            throw Refusal.environment("the transcript " + session + " cannot be read: " + Reason.of(unreadable));
        }
    }

    private List<WireLine> rows(String lines) {
        List<WireLine> ours = new ArrayList<>();
        int number = 0;
        for (String line : lines.lines().toList()) {
            number++;
            Optional<Row> row = Row.parse(line);
            if (row.isEmpty() || !row.get().has("kind") || !row.get().has("sent")) {
                throw Refusal.usage(
                        session + ", line " + number
                                + " is no line of a transcript: write one with 'fixuplab sessions export ID --transcript F.jsonl'");
            }
            String kind = row.get().text("kind");
            if (kind.equals("dialogue") || kind.equals("payload")) {
                String sent = row.get().text("sent");
                ours.add(new WireLine(
                        row.get().text("from").equals("client") ? Direction.FROM_CLIENT : Direction.FROM_SERVER,
                        sent,
                        row.get().has("got") ? row.get().text("got") : sent));
            }
        }
        return ours;
    }

    private List<WireLine> ofScenario() {
        try {
            RunResult result = new ScenarioRunner()
                    .run(ScenarioFile.read(Path.of(session)).cases().get(0), RunOptions.DEFAULT);
            if (result.outcome() == Outcome.ENVIRONMENT) {
                throw Refusal.environment(String.valueOf(result.problem().orElseThrow()));
            }
            List<Transcript> sessions = result.sessions();
            if (sessions.isEmpty()) {
                throw Refusal.environment("the scenario " + session + " came to no session");
            }
            return WireLine.of(sessions.get(sessions.size() - 1));
        } catch (ScenarioException wrong) {
            throw new Refusal(
                    ExitCode.USAGE,
                    wrong.problems().stream().map(Problem::toString).toList());
        }
    }
}
