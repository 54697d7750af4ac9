package org.fixuplab.app.command;

import java.util.List;
import org.fixuplab.app.output.Listening;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.settings.HostPort;
import org.fixuplab.mta.LabAuthority;
import org.fixuplab.mta.TestMta;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The test MTA alone. */
@picocli.CommandLine.Command(
        description =
                "Accepts mail as a server of a given make would, and keeps it in memory. Never relays. Each stored message is told on stderr.",
        sortOptions = false)
final class MtaCommand implements Command {

    @Mixin
    private MtaOptions mta = new MtaOptions();

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Where clients connect. Default: 127.0.0.1:4026.")
    private HostPort listen = new HostPort("", 0);

    @Mixin
    private ServingOptions serving = new ServingOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public OutputOptions output() {
        return output;
    }

    @Override
    @SuppressWarnings("try") // Of the lines only the lifetime matters.
    public int run(Printer printer, CommandContext context) throws InterruptedException {
        context.shutdown().arm();
        LabAuthority authority = LabAuthority.create();
        try (TestMta server = mta.start(listen.resolve(), "--listen", authority);
                CaFile ca = CaFile.write(mta.caFile(), authority);
                MailLines lines = new MailLines(server.mailbox(), printer::note)) {
            printer.note("the CA to trust is in " + ca.path());
            Serving.untilAsked(List.of(new Listening("mta", server.address())), serving, printer, context);
            Serving.drain(server::activeSessions, serving.drain());
        }
        return ExitCode.OK.code();
    }
}
