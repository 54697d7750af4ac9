package org.fixuplab.app.command;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.mta.Faults;
import org.fixuplab.mta.LabAuthority;
import org.fixuplab.mta.Logins;
import org.fixuplab.mta.MtaSettings;
import org.fixuplab.mta.Persona;
import org.fixuplab.mta.ServerCertificate;
import org.fixuplab.mta.TestMta;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which test MTA it is. */
final class MtaOptions {

    /** All that say which MTA it is. */
    private static final List<String> OPTIONS = List.of(
            "--persona",
            "--hostname",
            "--tls",
            "--tls-certificate",
            "--tls-key",
            "--implicit-tls",
            "--fault",
            "--login");

    @Option(names = "--persona", paramLabel = "NAME", description = "Whom the MTA impersonates. Default: cisco-esa.")
    private String persona = "";

    @Option(
            names = "--hostname",
            paramLabel = "NAME",
            description = "What the MTA calls itself. Default: mail.example.com.")
    private String hostname = "";

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description = "Where to write the lab's CA, for clients to trust. Default: a temporary file.")
    private @Nullable Path caFile;

    @Option(
            names = "--tls",
            paramLabel = "KIND",
            description =
                    "The MTA's certificate: trusted, self-signed, unknown-authority, expired, wrong-name, or off. Default: trusted.")
    private String tls = "";

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description = "A certificate of your own instead, PEM, with those that signed it.")
    private @Nullable Path certificate;

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description = "Its key, PEM, PKCS #8. Default: in the certificate's file.")
    private @Nullable Path key;

    @Option(names = "--implicit-tls", description = "TLS comes first, as on port 465; STARTTLS is not offered.")
    private boolean implicitTls;

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            description =
                    "What the MTA does wrong on purpose, such as '{ at = rcpt, reply = \"450 4.2.0 later\" }'; docs/faults.md has them all.")
    private List<String> faults = new ArrayList<>();

    @Option(
            names = "--login",
            paramLabel = "USER:PASSWORD",
            description =
                    "Whom AUTH lets in; a persona without AUTH then offers it. May be given several times. Default: everyone.")
    private List<String> logins = new ArrayList<>();

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    /** Whether the command line itself says which; settings from elsewhere do not count. */
    boolean isGiven() {
        if (command == null) {
            throw new IllegalStateException("asked before the command line was read");
        }
        ParseResult parsed = command.commandLine().getParseResult();
        return OPTIONS.stream().anyMatch(parsed::hasMatchedOption);
    }

    Optional<Path> caFile() {
        return Optional.ofNullable(caFile);
    }

    /**
     * The MTA on a free port, without the authority that signs its certificate.
     *
     * @throws Refusal if an option makes no sense; the sentence names it, and what would
     */
    MtaSettings settings() {
        Persona named = told("persona", () -> Persona.named(persona));
        MtaSettings settings = MtaSettings.of(logins.isEmpty() ? named : named.offeringAuth(), hostname)
                .withCertificate(certificate())
                .withImplicitTls(implicitTls)
                .withLogins(logins())
                .withFaults(faults());
        if (implicitTls && settings.certificate() instanceof ServerCertificate.None) {
            throw Refusal.usage("--implicit-tls: there is no TLS with --tls off; leave out one of them");
        }
        return settings;
    }

    private ServerCertificate certificate() {
        if (certificate == null) {
            if (key != null) {
                throw Refusal.usage("--tls-key " + key + ": name its certificate, too: --tls-certificate FILE");
            }
            return tls.isEmpty() ? new ServerCertificate.Trusted() : told("--tls", () -> ServerCertificate.named(tls));
        }
        if (!tls.isEmpty()) {
            throw Refusal.usage(
                    "--tls " + tls + " and --tls-certificate: there is one certificate; leave out one of them");
        }
        Path chain = certificate;
        Path own = key == null ? chain : key;
        return told("--tls-certificate", () -> ServerCertificate.supplied(chain, own));
    }

    private Logins logins() {
        Map<String, String> passwords = new LinkedHashMap<>();
        for (String login : logins) {
            int colon = login.indexOf(':');
            if (colon < 1) {
                // What stands there may be a password: it is not told.
                throw Refusal.usage("--login: write USER:PASSWORD");
            }
            passwords.put(login.substring(0, colon), login.substring(colon + 1));
        }
        return new Logins(passwords);
    }

    /** Each is read alone, so that the sentence can say which is wrong. */
    private Faults faults() {
        faults.forEach(fault -> told("--fault '" + fault + "'", () -> Faults.parse(fault)));
        return Faults.parse(faults.toArray(String[]::new));
    }

    private static <T> T told(String option, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException wrong) {
            throw Refusal.usage(option + ": " + wrong.getMessage());
        }
    }

    /** @throws Refusal if an option makes no sense or the address cannot be had; the sentence names it and the option */
    TestMta start(InetSocketAddress listen, String option, LabAuthority authority) {
        return start(settings().withListen(listen).withAuthority(authority), option);
    }

    static TestMta start(MtaSettings settings, String option) {
        try {
            return TestMta.start(settings);
        } catch (UncheckedIOException taken) {
            throw Refusal.environment(
                    taken.getMessage() + " (" + option + " HOST:PORT chooses another; port 0 is any free one)");
        }
    }
}
