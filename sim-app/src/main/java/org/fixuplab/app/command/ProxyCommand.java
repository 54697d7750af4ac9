package org.fixuplab.app.command;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fixuplab.app.http.Control;
import org.fixuplab.app.output.Addresses;
import org.fixuplab.app.output.Listening;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.app.settings.HostPort;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.proxy.Firewall;
import org.fixuplab.proxy.FirewallSettings;
import org.fixuplab.proxy.Placement;
import org.fixuplab.proxy.Placement.HeaderVersion;
import org.fixuplab.proxy.Segmentation;
import org.fixuplab.proxy.observe.AlterationLines;
import org.fixuplab.proxy.observe.DeviceNames;
import org.fixuplab.proxy.observe.Inside;
import org.fixuplab.proxy.observe.SessionObserver;
import org.fixuplab.proxy.observe.SessionObservers;
import org.fixuplab.proxy.observe.SyslogLines;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The firewall alone. The upstream is connected when a client is accepted, and never probed. */
@picocli.CommandLine.Command(
        description =
                "Puts the firewall in front of your own mail server. Every alteration, and every line of the device's log, is told on stderr.",
        sortOptions = false)
final class ProxyCommand implements Command {

    /** What an IPv4 packet can hold. */
    private static final int LARGEST_MSS = 65_495;

    /** Of a session: the client's, the server's. */
    private static final int SOCKETS = 2;

    private static final Duration GATHER = Duration.ofMillis(5);

    @Mixin
    private FirmwareOptions firmware = new FirmwareOptions();

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Where clients connect. Default: 127.0.0.1:4025.")
    private HostPort listen = new HostPort("", 0);

    @Option(
            names = "--upstream",
            paramLabel = "HOST:PORT",
            description = "Your mail server. Must be given, but with --transparent.")
    private @Nullable HostPort upstream;

    @Option(
            names = "--transparent",
            fallbackValue = "true",
            description =
                    "On the path itself, on Linux: takes connections that are for a mail server's address, which is then the upstream, and goes on from the client's address.")
    private boolean transparent;

    @Option(
            names = "--inside",
            paramLabel = "PEER",
            description =
                    "Who hangs on the inside interface, in the device's log and for service-reset: mta or client. Default: mta.")
    private Inside inside = Inside.MTA;

    @Mixin
    private SessionOptions session = new SessionOptions();

    @Option(
            names = "--proxy-protocol-out",
            paramLabel = "VERSION",
            description =
                    "Begin each connection to the mail server with a header of the PROXY protocol: v1 or v2. Default: none.")
    private @Nullable HeaderVersion proxyProtocolOut;

    @Option(
            names = "--mss",
            paramLabel = "N",
            description = "Judge segments of N octets, instead of what one read brings.")
    private int mss;

    @Option(
            names = "--http",
            paramLabel = "HOST:PORT",
            description = "Where the firewall is controlled, and its meters are. Default: nowhere.")
    private @Nullable HostPort http;

    @Mixin
    private TokenOption token = new TokenOption();

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
        InetSocketAddress server = server();
        if (mss < 0 || mss > LARGEST_MSS) {
            throw Refusal.usage(
                    "--mss " + mss + ": a segment has 1 to " + LARGEST_MSS + " octets; 0 takes reads as they are");
        }
        if (transparent && session.readsHeader()) {
            throw Refusal.usage("--transparent and --proxy-protocol-in each say who the client is: leave one out");
        }
        InspectionPolicy policy = firmware.policy(printer::note);
        context.shutdown().arm();
        if (outlets.wanted() || http != null) {
            withLab(policy, server, printer, context);
        } else {
            bare(policy, server, printer, context);
        }
        return ExitCode.OK.code();
    }

    private InetSocketAddress server() {
        if (upstream != null) {
            if (upstream.port() == 0) {
                throw Refusal.usage("--upstream " + upstream + ": write the port of your mail server");
            }
            return upstream.unresolved();
        }
        if (transparent) {
            return FirewallSettings.AS_ADDRESSED;
        }
        throw Refusal.usage("proxy needs --upstream HOST:PORT, your mail server (try: fixuplab proxy --help)");
    }

    private Placement placement() {
        return new Placement(transparent, session.readsHeader(), Optional.ofNullable(proxyProtocolOut));
    }

    /** Nothing is recorded: the quickest there is. */
    private void bare(InspectionPolicy policy, InetSocketAddress server, Printer printer, CommandContext context)
            throws InterruptedException {
        FirewallSettings settings = new FirewallSettings(
                        listen.resolve(), server, sink -> policy.inspector(sink, inside.bound()))
                .withIdleTimeout(session.idleTimeout())
                .withMaxSessions(session.most(SOCKETS))
                .withPlacement(placement())
                .withSegments(segments());
        SyslogLines syslog = new SyslogLines(policy, DeviceNames.ofSockets(inside), InstantSource.system());
        SessionObserver.Factory told =
                // Lines that nobody reads are not made: they cost a fifth of a short session.
                output.quiet()
                        ? new RefusalLines(printer::warning)
                        : SessionObservers.all(
                                new AlterationLines(printer::note),
                                syslog.to(printer::note),
                                new RefusalLines(printer::warning));
        try (Firewall firewall = Firewalls.start(settings, told)) {
            untilAsked(policy, server, List.of(new Listening("firewall", firewall.address())), printer, context);
            Firewalls.stop(firewall, serving.drain(), printer);
        }
    }

    /** The same within a lab, which has events. */
    private void withLab(InspectionPolicy policy, InetSocketAddress server, Printer printer, CommandContext context)
            throws InterruptedException {
        LabSettings plain = LabSettings.of(policy)
                .withListen(listen.resolve())
                .withUpstream(server)
                .withIdleTimeout(session.idleTimeout())
                .withSegments(segments())
                .withDevice(DeviceNames.ofSockets(inside));
        LabSettings kept = journal.applyTo(plain.withProxy(
                        plain.proxy().withMaxSessions(session.most(SOCKETS)).withPlacement(placement()))
                .withObserver(new RefusalLines(printer::warning)));
        LabSettings settings = output.quiet() ? kept : Labs.told(kept, printer::note);
        Optional<Control> control = Optional.ofNullable(http).map(it -> new Control(token.settings(it, context)));
        try (Outlets out = outlets.open(printer::note)) {
            control.ifPresent(it -> out.bindTo(it.registry()));
            withLab(
                    out,
                    control.map(it -> settings.withObserver(it.observer())).orElse(settings),
                    control,
                    printer,
                    context);
        } finally {
            control.ifPresent(Control::close);
        }
    }

    private void withLab(
            Outlets out, LabSettings settings, Optional<Control> control, Printer printer, CommandContext context)
            throws InterruptedException {
        try (Lab lab = Firewalls.start(settings)) {
            out.attach(lab.events());
            if (!output.quiet()) {
                Labs.tellLog(lab, printer::note);
            }
            List<Listening> listeners = new ArrayList<>(List.of(new Listening("firewall", lab.firewall())));
            control.ifPresent(it -> listeners.add(new Listening("http", it.listen(lab))));
            untilAsked(settings.policy(), upstreamOf(settings), listeners, printer, context);
            control.ifPresent(Control::draining);
            Firewalls.stop(lab, serving.drain(), printer);
        }
    }

    private static InetSocketAddress upstreamOf(LabSettings settings) {
        return settings.upstream().orElseThrow(IllegalStateException::new);
    }

    private static String inWords(InetSocketAddress server) {
        return server.equals(FirewallSettings.AS_ADDRESSED)
                ? "every server that its clients connect to"
                : Addresses.text(server);
    }

    private Segmentation segments() {
        return mss > 0 ? new Segmentation.ByMss(mss, GATHER) : Segmentation.READ;
    }

    private void untilAsked(
            InspectionPolicy policy,
            InetSocketAddress server,
            List<Listening> listeners,
            Printer printer,
            CommandContext context)
            throws InterruptedException {
        printer.note(policy.firmware() + (transparent ? " inline" : "") + " in front of " + inWords(server) + ": "
                + switch (inside) {
                    case MTA -> "clients are outside, the MTA is inside";
                    case CLIENT -> "clients are inside, the MTA is outside";
                });
        Serving.untilAsked(listeners, serving, printer, context);
    }
}
