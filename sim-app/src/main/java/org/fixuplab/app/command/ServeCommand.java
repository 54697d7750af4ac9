package org.fixuplab.app.command;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fixuplab.app.http.Control;
import org.fixuplab.app.output.Addresses;
import org.fixuplab.app.output.Listening;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.app.settings.HostPort;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.scenario.ScenarioFile;
import org.fixuplab.mta.ServerCertificate;
import org.fixuplab.proxy.Placement;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Firewall and MTA, for a client of one's own. */
@picocli.CommandLine.Command(
        description = {
            "Keeps a firewall and a test MTA up for your own client. Every alteration, every line of the device's log and every stored message is told on stderr.",
            "With a scenario, its firewall and mta are served; its client and expect are ignored."
        },
        sortOptions = false)
final class ServeCommand implements Command {

    /** Of a session: the client's, and both ends of the connection to the test MTA. */
    private static final int SOCKETS = 3;

    @Parameters(arity = "0..1", paramLabel = "SCENARIO", description = "Whose firewall and mta to serve.")
    private @Nullable Path scenario;

    @Mixin
    private FirmwareOptions firmware = new FirmwareOptions();

    @Mixin
    private MtaOptions mta = new MtaOptions();

    @Option(names = "--listen", paramLabel = "HOST:PORT", description = "The firewall. Default: 127.0.0.1:4025.")
    private HostPort listen = new HostPort("", 0);

    @Option(names = "--mta-listen", paramLabel = "HOST:PORT", description = "The test MTA. Default: 127.0.0.1:4026.")
    private HostPort mtaListen = new HostPort("", 0);

    @Mixin
    private HttpOptions http = new HttpOptions();

    @Mixin
    private SessionOptions session = new SessionOptions();

    @Option(
            names = "--no-reload",
            description = "Do not watch the files that say what the lab is; they count as they were at the start.")
    private boolean noReload;

    @Mixin
    private JournalOptions journal = new JournalOptions();

    @Mixin
    private OutletOptions outlets = new OutletOptions();

    @Mixin
    private ServingOptions serving = new ServingOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public OutputOptions output() {
        return output;
    }

    @Override
    public int run(Printer printer, CommandContext context) throws InterruptedException {
        context.shutdown().arm();
        LabSettings read = settings(printer::note);
        LabSettings settings =
                read.withListen(listen.resolve()).withMta(read.mta().withListen(mtaListen.resolve()));
        Optional<Control> control = http.wanted() ? Optional.of(new Control(http.settings(context))) : Optional.empty();
        try (Outlets out = outlets.open(printer::note)) {
            control.ifPresent(it -> out.bindTo(it.registry()));
            LabSettings watched = Labs.told(journal.applyTo(settings), printer::note)
                    .withObserver(new RefusalLines(printer::warning));
            serve(
                    out,
                    control.map(it -> watched.withObserver(it.observer())).orElse(watched),
                    control,
                    printer,
                    context);
        } finally {
            control.ifPresent(Control::close);
        }
        return ExitCode.OK.code();
    }

    private LabSettings settings(Consumer<String> notes) {
        LabSettings lab = lab(notes);
        return lab.withProxy(lab.proxy()
                .withMaxSessions(session.most(SOCKETS))
                .withPlacement(Placement.PLAIN.withReadsHeader(session.readsHeader())));
    }

    private LabSettings lab(Consumer<String> notes) {
        if (scenario == null) {
            return LabSettings.of(firmware.policy(notes))
                    .withMta(mta.settings())
                    .withIdleTimeout(session.idleTimeout());
        }
        if (firmware.isGiven() || mta.isGiven()) {
            throw Refusal.usage("a scenario says itself which firewall and MTA it wants:"
                    + " leave out --firmware, --set, --device-config, --idle-timeout, --persona, --hostname, --tls...,"
                    + " --implicit-tls, --fault and --login, or the scenario");
        }
        return ScenarioFiles.forServing(scenario).lab();
    }

    /** What this command reads, if it is asked now. */
    LabSettings reread() {
        return settings(note -> {});
    }

    /** What it has been read from, beside the configuration file. */
    private List<Path> files(Lab lab) {
        List<Path> files = new ArrayList<>();
        if (scenario != null) {
            files.addAll(ScenarioFile.filesOf(scenario));
        }
        firmware.deviceConfig().ifPresent(files::add);
        if (lab.settings().mta().certificate() instanceof ServerCertificate.Supplied supplied) {
            files.add(supplied.chain());
            files.add(supplied.key());
        }
        return files;
    }

    private void serve(
            Outlets out, LabSettings settings, Optional<Control> control, Printer printer, CommandContext context)
            throws InterruptedException {
        try (Lab lab = Labs.start(settings);
                CaFile ca = CaFile.write(mta.caFile(), lab.authority())) {
            out.attach(lab.events());
            Labs.tellLog(lab, printer::note);
            List<Listening> listeners = new ArrayList<>();
            listeners.add(new Listening("firewall", lab.firewall()));
            lab.mta().ifPresent(address -> listeners.add(new Listening("mta", address)));
            Optional<InetSocketAddress> web = control.map(it -> it.listen(lab));
            web.ifPresent(address -> listeners.add(new Listening("http", address)));
            howTo(settings, lab, ca, web).forEach(printer::note);
            try (Reloading reloading = new Reloading(lab, context, () -> files(lab), printer)) {
                if (!noReload) {
                    reloading.start();
                }
                serve(lab, listeners, printer, context);
            }
            control.ifPresent(Control::draining);
            Firewalls.stop(lab, serving.drain(), printer);
        }
    }

    @SuppressWarnings("try") // Of the lines only the lifetime matters.
    private void serve(Lab lab, List<Listening> listeners, Printer printer, CommandContext context)
            throws InterruptedException {
        if (lab.mailbox().isEmpty()) {
            Serving.untilAsked(listeners, serving, printer, context);
            return;
        }
        try (MailLines lines = new MailLines(lab.mailbox().get(), printer::note)) {
            Serving.untilAsked(listeners, serving, printer, context);
        }
    }

    private List<String> howTo(LabSettings settings, Lab lab, CaFile ca, Optional<InetSocketAddress> web) {
        String firewall = Addresses.text(lab.firewall());
        List<String> lines = new ArrayList<>();
        lines.add(settings.policy().firmware() + " in front of "
                + lab.mta()
                        .map(address ->
                                "a test MTA that says it is " + settings.mta().hostname())
                        .orElse("your server")
                + ". Try:");
        if (settings.proxy().placement().readsHeader()) {
            lines.add("  curl --haproxy-protocol smtp://" + firewall
                    + " --mail-from me@example.com --mail-rcpt user@example.com -T message.txt");
        } else {
            lines.add("  swaks --server " + firewall + " --to user@example.com --tls");
            lines.add("  openssl s_client -starttls smtp -CAfile " + quoted(ca.path()) + " -connect " + firewall);
        }
        lab.mta().ifPresent(address -> {
            lines.add("The same past the firewall, TLS verified against the lab's CA:");
            lines.add("  swaks --server " + Addresses.text(address)
                    + " --to user@example.com --tls --tls-verify --tls-ca-path " + quoted(ca.path()));
        });
        web.ifPresent(address -> lines.add("Control and meters: http://" + Addresses.text(address) + "/docs"));
        lines.add("Each alteration is told here. Ctrl-C stops.");
        return lines;
    }

    /** As a shell takes it. */
    private static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[\\w./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
