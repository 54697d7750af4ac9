package org.fixuplab.app.command;

import org.fixuplab.app.client.Answer;
import org.fixuplab.app.client.LabClient;
import org.fixuplab.app.client.Query;
import org.fixuplab.app.client.Row;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.process.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One message of a running lab. */
@picocli.CommandLine.Command(
        description = "Shows one message that a running lab's test MTA stored: envelope, how it came, header and body.",
        sortOptions = false)
final class MessagesShowCommand implements Command {

    @Parameters(index = "0", paramLabel = "ID", description = "The message.")
    private String id = "";

    @Option(names = "--raw", description = "Only the message, octet by octet as it was stored.")
    private boolean raw;

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
        Query octets = Query.of("/v1/messages", id).part("raw");
        if (raw) {
            printer.octets(client.get(octets.toString()).body());
            return ExitCode.OK.code();
        }
        Row message = client.get(Query.of("/v1/messages", id).toString()).row();
        if (json) {
            printer.result(LabJson.document(message));
        } else {
            Answer text = client.get(octets.toString());
            printer.result(MessageText.facts(message) + "\n" + MessageText.harmless(text.text()));
        }
        return ExitCode.OK.code();
    }
}
