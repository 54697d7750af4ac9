package org.fixuplab.app.command;

import java.util.List;
import org.fixuplab.app.client.Row;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.process.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The messages a running lab knows. */
@picocli.CommandLine.Command(
        description =
                "Lists the messages that a running lab's test MTA stored, the oldest first; with conditions, those that meet all.",
        sortOptions = false)
final class MessagesLsCommand implements Command {

    @Mixin
    private MessageFilterOptions filter = new MessageFilterOptions();

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
        List<Row> messages = Matching.all(lab.client(context), "/v1/messages", filter.conditions());
        printer.result(json ? LabJson.items(messages) : MessageText.table(messages, printer.terminal()));
        return ExitCode.OK.code();
    }
}
