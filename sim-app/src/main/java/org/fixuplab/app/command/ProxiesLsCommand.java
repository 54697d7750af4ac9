package org.fixuplab.app.command;

import java.util.List;
import org.fixuplab.app.client.Pages;
import org.fixuplab.app.client.Query;
import org.fixuplab.app.client.Row;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.process.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The firewalls of a running lab. */
@picocli.CommandLine.Command(
        description = "Lists the firewalls of a running lab: where each listens, what is behind it, what it is.",
        sortOptions = false)
final class ProxiesLsCommand implements Command {

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
        List<Row> proxies =
                Pages.all(lab.client(context), cursor -> Query.of("/v1/proxies").with("after", cursor));
        printer.result(json ? LabJson.items(proxies) : ProxyText.table(proxies, printer.terminal()));
        return ExitCode.OK.code();
    }
}
