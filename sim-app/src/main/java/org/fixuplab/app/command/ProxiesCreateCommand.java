package org.fixuplab.app.command;

import org.fixuplab.app.client.Row;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.settings.HostPort;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One more firewall. */
@picocli.CommandLine.Command(
        description = {
            "Creates a firewall in a running lab, in front of the lab's test MTA or of your own server.",
            "stdout: 'listening NAME HOST:PORT', with the real port."
        },
        sortOptions = false)
final class ProxiesCreateCommand implements Command {

    @Parameters(index = "0", paramLabel = "NAME", description = "The firewall's name.")
    private String name = "";

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Where clients connect. Default: any free port on loopback.")
    private @Nullable HostPort listen;

    @Mixin
    private FirewallKeyOptions firewall = new FirewallKeyOptions();

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
        MergePatch body = firewall.ofNew();
        body.put("name", name);
        if (listen != null) {
            body.put("listen", listen.toString());
        }
        Row created = lab.client(context).post("/v1/proxies", body.json()).row();
        if (json) {
            printer.result(LabJson.document(created));
        } else {
            printer.result("listening " + created.text("name") + " " + created.text("listen") + "\n");
            printer.note(created.text("firmware") + " in front of " + created.text("upstream"));
        }
        return ExitCode.OK.code();
    }
}
