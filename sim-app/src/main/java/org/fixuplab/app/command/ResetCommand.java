package org.fixuplab.app.command;

import org.fixuplab.app.client.LabClient;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.process.ExitCode;
import picocli.CommandLine.Mixin;

/** A lab as it was at its start. */
@picocli.CommandLine.Command(
        description =
                "Puts a running lab back to what it was at its start: firewalls, faults, sessions and mailbox. Sessions under way are ended.",
        sortOptions = false)
final class ResetCommand implements Command {

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
        client.post("/v1/reset");
        printer.note("the lab at " + client.lab() + " is as it was at its start");
        return ExitCode.OK.code();
    }
}
