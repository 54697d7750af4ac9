package org.fixuplab.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fixuplab.app.output.Json;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.app.report.SendText;
import org.fixuplab.app.settings.HostPort;
import org.fixuplab.app.settings.Wait;
import org.fixuplab.send.Cutting;
import org.fixuplab.send.SendResult;
import org.fixuplab.send.SendSettings;
import org.fixuplab.send.SenderPersona;
import org.fixuplab.send.TestSender;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The test sender alone. */
@picocli.CommandLine.Command(
        description = {
            "Sends one message as a mail client of a given make would: which has a queue or not, falls back to clear text or not, and tries again after as long as that client does.",
            "Prints each attempt, and exits 0 if the message was accepted, 1 if not, 3 if nothing listens there."
        },
        sortOptions = false)
final class SendCommand implements Command {

    @Option(
            names = "--server",
            paramLabel = "HOST:PORT",
            description = "Where it sends to: a firewall or a server. Default: 127.0.0.1:4025.")
    private HostPort server = new HostPort("", 0);

    @Option(
            names = "--persona",
            paramLabel = "NAME",
            description = "As which client it decides; 'send --list' has all. Default: postfix-may.")
    private String persona = "";

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Change a habit of the client's, such as tls.verify=on. May be given several times.")
    private List<String> overrides = new ArrayList<>();

    @Mixin
    private LetterOptions letter = new LetterOptions();

    @Option(
            names = "--helo",
            paramLabel = "NAME",
            description = "What it calls itself in EHLO or HELO. Default: client.example.com.")
    private String helo = "";

    @Option(names = "--login", paramLabel = "USER:PASSWORD", description = "Log in, if the server lets one.")
    private String login = "";

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description =
                    "Whom it trusts, if it verifies: a PEM file, such as --ca-file writes. Default: the JDK's own.")
    private @Nullable Path ca;

    @Option(
            names = "--queued",
            paramLabel = "TIME",
            description = "How long the message had been queued at the first attempt. Default: 0s.")
    private Duration queued = Duration.ZERO;

    @Option(
            names = "--attempts",
            paramLabel = "N",
            description = "Attempts at most, of a client that has a queue. Default: 2.")
    private int attempts;

    @Option(
            names = "--wind",
            paramLabel = "TIME",
            description =
                    "No wait takes longer: the client's clock jumps to its end. off: every wait takes its time. Default: 5s.")
    private Wait wind = new Wait(java.util.Optional.empty());

    @Option(
            names = "--segments",
            paramLabel = "HOW",
            description =
                    "Where what it says is cut: as-written, dot-alone, or after so many octets. Default: as-written.")
    private String segments = "";

    @Option(names = "--list", description = "Print the clients there are, and send nothing.")
    private boolean list;

    @Option(names = "--json", description = "For machines.")
    private boolean json;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public OutputOptions output() {
        return output;
    }

    @Override
    public int run(Printer printer, CommandContext context) {
        if (list) {
            printer.result(json ? listing() : MatrixListing.rows(MatrixListing.personas(), printer.terminal()));
            return ExitCode.OK.code();
        }
        SendResult result = TestSender.send(settings());
        printer.result(json ? SendText.json(result) : new SendText(printer.terminal()).text(result));
        if (result.attempts().stream().allMatch(attempt -> attempt.connections() == 0)) {
            throw Refusal.environment("nothing listens at " + server + ", or nothing that can be reached");
        }
        return (SendText.delivered(result) ? ExitCode.OK : ExitCode.FAILED).code();
    }

    private SendSettings settings() {
        try {
            SendSettings settings = SendSettings.of(server.resolve(), persona(), letter.mail(System.in))
                    .withHelo(helo)
                    .withQueued(queued)
                    .withAttempts(attempts)
                    .withCutting(cutting());
            settings = wind.most().map(settings::withWind).orElse(settings);
            settings = login.isEmpty() ? settings : settings.withLogin(MatrixRows.login(login));
            return ca == null ? settings : settings.withTrust(TrustedCa.read(ca));
        } catch (IllegalArgumentException wrong) {
            throw Refusal.usage(String.valueOf(wrong.getMessage()));
        }
    }

    private Cutting cutting() {
        try {
            return Cutting.parse(segments);
        } catch (IllegalArgumentException wrong) {
            throw Refusal.usage("--segments: " + wrong.getMessage());
        }
    }

    private SenderPersona persona() {
        SenderPersona chosen = SenderPersona.named(persona);
        for (String override : overrides) {
            int equals = override.indexOf('=');
            if (equals <= 0) {
                throw Refusal.usage("--set " + override + ": write KEY=VALUE, such as tls.verify=on");
            }
            try {
                chosen = chosen.with(
                        override.substring(0, equals).strip(),
                        override.substring(equals + 1).strip());
            } catch (IllegalArgumentException wrong) {
                throw Refusal.usage("--set " + override + ": " + wrong.getMessage());
            }
        }
        return chosen;
    }

    private static String listing() {
        var document = Json.document();
        List<Object> personas = new ArrayList<>();
        MatrixListing.personas().forEach((name, title) -> personas.add(java.util.Map.of("name", name, "title", title)));
        document.put("senders", personas);
        return Json.text(document);
    }
}
