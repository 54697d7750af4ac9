package org.fixuplab.app.command;

import java.util.List;
import org.fixuplab.app.client.Row;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.process.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The sessions a running lab knows. */
@picocli.CommandLine.Command(
        description =
                "Lists the sessions that a running lab knows, the oldest first; with conditions, those that meet all.",
        sortOptions = false)
final class SessionsLsCommand implements Command {

    @Mixin
    private SessionFilterOptions filter = new SessionFilterOptions();

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
        List<Row> sessions = Matching.all(lab.client(context), "/v1/sessions", filter.conditions());
        printer.result(json ? LabJson.items(sessions) : SessionText.table(sessions, printer.terminal()));
        return ExitCode.OK.code();
    }
}
