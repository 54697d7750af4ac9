package org.fixuplab.app.command;

import org.fixuplab.app.client.LabClient;
import org.fixuplab.app.client.Query;
import org.fixuplab.app.client.Row;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.output.Terminal;
import org.fixuplab.app.process.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One session of a running lab. */
@picocli.CommandLine.Command(
        description =
                "Shows one session of a running lab: both sides of the firewall, what it did, how the session ended, the device's log.",
        sortOptions = false)
final class SessionsShowCommand implements Command {

    /** Wider is no easier to read. */
    private static final int WIDEST = 160;

    @Parameters(index = "0", paramLabel = "ID", description = "The session.")
    private String id = "";

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
        LabClient client = lab.client(context);
        Row session = client.get(Query.of("/v1/sessions", id).toString()).row();
        if (json) {
            printer.result(LabJson.document(session));
            return ExitCode.OK.code();
        }
        Terminal terminal = printer.terminal();
        String transcript = Query.of("/v1/sessions", id)
                .part("transcript")
                .with("format", "text")
                .with("columns", String.valueOf(Math.min(terminal.columns(), WIDEST)))
                .with("colour", String.valueOf(terminal.colour()))
                .with("ascii", String.valueOf(!terminal.unicode()))
                .toString();
        printer.result(client.get(transcript).text() + "\n" + SessionText.facts(session, terminal));
        return ExitCode.OK.code();
    }
}
