package org.fixuplab.app.command;

import org.fixuplab.app.client.Answer;
import org.fixuplab.app.client.Row;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.process.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Until there are such sessions. */
@picocli.CommandLine.Command(
        description = {
            "Waits until a running lab has sessions that meet all conditions, those it has already included, and lists them: --match behaviour=ehlo-mask --match ended=true.",
            "Exit: 0 they are there; 4 they were not in time, and stderr tells which came nearest and what it lacked."
        },
        sortOptions = false)
final class SessionsWaitCommand implements Command {

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
        Answer answer = wait.await(lab.client(context), "session");
        Row row = answer.row();
        if (json) {
            printer.result(LabJson.document(row));
        }
        if (!answer.good()) {
            throw wait.inVain(row, "session");
        }
        if (!json) {
            printer.result(SessionText.table(row.rows("items"), printer.terminal()));
        }
        return ExitCode.OK.code();
    }
}
