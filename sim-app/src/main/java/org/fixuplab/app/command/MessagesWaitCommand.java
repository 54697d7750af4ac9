package org.fixuplab.app.command;

import org.fixuplab.app.client.Answer;
import org.fixuplab.app.client.Row;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.process.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Until there are such messages. */
@picocli.CommandLine.Command(
        description = {
            "Waits until a running lab has messages that meet all conditions, those it has already included, and lists them: --match recipient=u@example.com.",
            "Exit: 0 they are there; 4 they were not in time, and stderr tells which came nearest and what it lacked."
        },
        sortOptions = false)
final class MessagesWaitCommand implements Command {

    @Mixin
    private WaitOptions wait = new WaitOptions();

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
        Answer answer = wait.await(lab.client(context), "message");
        Row row = answer.row();
        if (json) {
            printer.result(LabJson.document(row));
        }
        if (!answer.good()) {
            throw wait.inVain(row, "message");
        }
        if (!json) {
            printer.result(MessageText.table(row.rows("items"), printer.terminal()));
        }
        return ExitCode.OK.code();
    }
}
