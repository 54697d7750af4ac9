package org.fixuplab.app.command;

import java.util.ArrayList;
import java.util.List;
import org.fixuplab.app.client.Query;
import org.fixuplab.app.client.Row;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Another firewall under the same name. */
@picocli.CommandLine.Command(
        description = {
            "Changes a firewall of a running lab. As on the device, a change counts for new sessions; those under way go on as they were.",
            "What is not named stays as it is: its firmware, its overrides, its device configuration."
        },
        sortOptions = false)
final class ProxiesSetCommand implements Command {

    @Parameters(index = "0", paramLabel = "NAME", description = "The firewall's name.")
    private String name = "";

    @Mixin
    private FirewallKeyOptions firewall = new FirewallKeyOptions();

    @Option(
            names = "--unset",
            paramLabel = "KEY",
            description = "Remove a key, such as config, behaviours or behaviours.ehlo-mask.letters.")
    private List<String> unset = new ArrayList<>();

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
        MergePatch patch = firewall.ofChange();
        unset.forEach(key -> patch.put(key, null));
        if (patch.isEmpty()) {
            throw Refusal.usage("say what to change, such as --firmware none (try: fixuplab proxies set --help)");
        }
        String path = Query.of("/v1/proxies", name).toString();
        Row changed = lab.client(context).patch(path, patch.json()).row();
        printer.result(json ? LabJson.document(changed) : ProxyText.table(List.of(changed), printer.terminal()));
        return ExitCode.OK.code();
    }
}
