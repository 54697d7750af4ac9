package org.fixuplab.app.command;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.mta.LabAuthority;
import org.fixuplab.mta.MtaSettings;
import org.fixuplab.mta.Persona;
import org.fixuplab.mta.TestMta;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which test MTA it is. */
final class MtaOptions {

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

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    /** Whether the command line itself says which; settings from elsewhere do not count. */
    boolean isGiven() {
        if (command == null) {
            throw new IllegalStateException("asked before the command line was read");
        }
        ParseResult parsed = command.commandLine().getParseResult();
        return List.of("--persona", "--hostname").stream().anyMatch(parsed::hasMatchedOption);
    }

    Optional<Path> caFile() {
        return Optional.ofNullable(caFile);
    }

    String hostname() {
        return hostname;
    }

    /** @throws Refusal if there is no such persona */
    Persona persona() {
        try {
            return Persona.named(persona);
        } catch (IllegalArgumentException unknown) {
            throw Refusal.usage("persona: " + unknown.getMessage());
        }
    }

    /** @throws Refusal if the address cannot be had; the sentence names it and the option */
    TestMta start(InetSocketAddress listen, String option, LabAuthority authority) {
        return start(MtaSettings.of(persona(), hostname).withListen(listen).withAuthority(authority), option);
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
