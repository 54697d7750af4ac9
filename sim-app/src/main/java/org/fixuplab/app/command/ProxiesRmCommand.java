package org.fixuplab.app.command;

import org.fixuplab.app.client.Query;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.process.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One firewall less. */
@picocli.CommandLine.Command(
        description = "Removes a firewall from a running lab. Its sessions are ended; what is known of them stays.",
        sortOptions = false)
final class ProxiesRmCommand implements Command {

    @Parameters(index = "0", paramLabel = "NAME", description = "The firewall's name.")
    private String name = "";

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
        lab.client(context).delete(Query.of("/v1/proxies", name).toString());
        printer.note("firewall " + name + " is removed");
        return ExitCode.OK.code();
    }
}
