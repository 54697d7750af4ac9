package org.fixuplab.app.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fixuplab.app.client.EventFeed;
import org.fixuplab.app.client.EventLine;
import org.fixuplab.app.client.LabClient;
import org.fixuplab.app.client.Query;
import org.fixuplab.app.client.Row;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.process.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What happens in a running lab, as it happens. */
@picocli.CommandLine.Command(
        description = {
            "Tells what happens in a running lab as it happens, a line an event, in the words of 'fixuplab serve'; with --json, every event as the lab's JSON, a line each.",
            "A connection that is lost is made again, and no event is missed. Ctrl-C stops."
        },
        sortOptions = false)
final class SessionsTailCommand implements Command {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "Only events of this kind, such as alteration or log-line.")
    private List<String> kinds = new ArrayList<>();

    @Option(names = "--proxy", paramLabel = "NAME", description = "Only of this firewall.")
    private String proxy = "";

    @Option(names = "--session", paramLabel = "ID", description = "Only of this session.")
    private String session = "";

    @Option(
            names = "--after",
            paramLabel = "ID",
            description = "Begin after this event; 0: with the oldest that is kept. Default: with the next one.")
    private long after = -1;

    @Option(names = "--json", description = "For machines: JSON lines, every kind of event.")
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
    public int run(Printer printer, CommandContext context) throws InterruptedException {
        LabClient client = lab.client(context);
        Query query = Query.of("/v1/events").with("proxy", proxy).with("session", session);
        kinds.forEach(kind -> query.with("kind", kind));
        context.shutdown().arm();
        try (EventFeed feed = new EventFeed(client, query.toString(), after, PATIENCE)) {
            context.shutdown().onAsked(feed::close);
            feed.read(
                    event -> {
                        tell(event, printer);
                        return printer.isHeard();
                    },
                    () -> printer.note("the connection to " + client.lab() + " is lost; looking for it again"));
        }
        return ExitCode.OK.code();
    }

    private void tell(String event, Printer printer) {
        if (json) {
            printer.result(event + "\n");
            return;
        }
        Row row = Row.parse(event).orElse(new Row(Map.of()));
        if (kinds.isEmpty()) {
            EventLine.told(row).ifPresent(line -> printer.result(line + "\n"));
        } else {
            printer.result(EventLine.any(row) + "\n");
        }
    }
}
