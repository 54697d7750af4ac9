package org.fixuplab.app.command;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.fixuplab.app.http.Control;
import org.fixuplab.app.output.Addresses;
import org.fixuplab.app.output.Listening;
import org.fixuplab.app.output.PortFile;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.app.settings.HostPort;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.run.ProcessTree;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A lab for as long as one command runs. stdout belongs to that command: where the lab listens is told on stderr. */
@picocli.CommandLine.Command(
        description = {
            "Starts a firewall and a test MTA on free ports, runs a command, judges, and stops.",
            "The command finds SMTP_HOST, SMTP_PORT, FIXUPLAB_CA (a file with the CA to trust) and FIXUPLAB_URL in its environment.",
            "Exit: that of the command; 1 if an expectation failed; 3 if there is no such program."
        },
        sortOptions = false)
final class ExecCommand implements Command {

    private static final Duration QUIET = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final HostPort ANY_PORT = new HostPort("127.0.0.1", 0);

    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "The program and its arguments, after --.")
    private List<String> words = new ArrayList<>();

    @Mixin
    private FirmwareOptions firmware = new FirmwareOptions();

    @Mixin
    private MtaOptions mta = new MtaOptions();

    @Option(
            names = "--expect",
            paramLabel = "KEY=VALUE",
            description =
                    "What shall be true afterwards: mailbox.count=1, outcome=delivered-clear, behaviours.include=ehlo-mask...")
    private List<String> expectations = new ArrayList<>();

    @Option(names = "--no-http", description = "Serve no HTTP, and export no FIXUPLAB_URL: starts faster.")
    private boolean noHttp;

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
        List<ExecExpectation> expected =
                expectations.stream().map(ExecExpectation::parse).toList();
        context.shutdown().arm();
        LabSettings plain = LabSettings.of(firmware.policy(printer::note)).withMta(mta.settings());
        LabSettings settings = Labs.told(journal.applyTo(plain), printer::note);
        Optional<Control> control =
                noHttp ? Optional.empty() : Optional.of(new Control(TokenOption.settings(ANY_PORT, null, context)));
        LabSettings watched =
                control.map(it -> settings.withObserver(it.observer())).orElse(settings);
        try (Outlets out = outlets.open(printer::note);
                Lab lab = Labs.start(watched);
                CaFile ca = CaFile.write(mta.caFile(), lab.authority())) {
            out.attach(lab.events());
            Labs.tellLog(lab, printer::note);
            control.ifPresent(it -> out.bindTo(it.registry()));
            Optional<InetSocketAddress> web = control.map(it -> it.listen(lab));
            announce(lab, web, printer);
            int exit = child(environment(lab, ca, web), context);
            int code = judge(lab, expected, exit, printer);
            lab.stop(serving.drain());
            return code;
        } finally {
            control.ifPresent(Control::close);
        }
    }

    private void announce(Lab lab, Optional<InetSocketAddress> web, Printer printer) {
        List<Listening> listeners = new ArrayList<>();
        listeners.add(new Listening("firewall", lab.firewall()));
        lab.mta().ifPresent(address -> listeners.add(new Listening("mta", address)));
        web.ifPresent(address -> listeners.add(new Listening("http", address)));
        listeners.forEach(listener -> printer.note("listening " + listener));
        serving.portFile().ifPresent(file -> PortFile.write(file, listeners));
    }

    private static Map<String, String> environment(Lab lab, CaFile ca, Optional<InetSocketAddress> web) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "SMTP_HOST", Addresses.host(lab.firewall()),
                "SMTP_PORT", String.valueOf(lab.firewall().getPort()),
                "FIXUPLAB_CA", ca.path().toString()));
        web.ifPresent(address -> variables.put("FIXUPLAB_URL", "http://" + Addresses.text(address)));
        return variables;
    }

    /** Runs the command on our own streams; a signal to us goes on to it. */
    private int child(Map<String, String> variables, CommandContext context) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
        builder.environment().putAll(variables);
        Process process;
        try {
            process = builder.start();
        } catch (IOException missing) {
            throw Refusal.environment(
                    "the program '" + words.get(0) + "' cannot be started: is it installed, and on the PATH?");
        }
        try {
            context.shutdown().onAsked(() -> ProcessTree.terminate(process));
            while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
                if (context.shutdown().isAsked()
                        && !process.waitFor(serving.drain().toMillis(), TimeUnit.MILLISECONDS)) {
                    ProcessTree.kill(process);
                }
            }
            return process.exitValue();
        } finally {
            ProcessTree.kill(process);
        }
    }

    private static int judge(Lab lab, List<ExecExpectation> expected, int exit, Printer printer) {
        if (expected.isEmpty()) {
            return exit;
        }
        lab.sessions().awaitQuiet(QUIET, PATIENCE);
        if (lab.sessions().active() > 0) {
            lab.sessions().awaitAllEnded(PATIENCE);
        }
        ExecExpectation.Evidence evidence = new ExecExpectation.Evidence(
                lab.settings().policy(),
                lab.sessions().all(),
                lab.mailbox().map(it -> it.messages()).orElse(List.of()));
        List<String> failures = expected.stream()
                .flatMap(expectation -> expectation.failure(evidence).stream())
                .toList();
        failures.forEach(printer::problem);
        return failures.isEmpty() ? exit : ExitCode.FAILED.code();
    }
}
