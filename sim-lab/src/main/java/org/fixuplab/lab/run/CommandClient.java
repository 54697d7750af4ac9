package org.fixuplab.lab.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.Problem;
import org.fixuplab.lab.scenario.Client;
import org.fixuplab.lab.scenario.Scenario;

/** A program as the client: told where the lab is, by its arguments and its environment. */
final class CommandClient {

    private CommandClient() {}

    static CommandResult run(Client.Runs client, Scenario scenario, Lab lab) throws MissingProgram {
        InetSocketAddress firewall = lab.firewall();
        try {
            Path ca = Files.createTempFile("fixuplab-ca-", ".pem");
            try {
                lab.authority().writeCertificate(ca);
                Places places = Places.of(firewall, ca);
                Map<String, String> environment = places.environment();
                environment.putAll(client.environment());
                environment.replaceAll((name, value) -> places.filled(value));
                return start(places.filled(client.command()), client, scenario, environment);
            } finally {
                Files.deleteIfExists(ca);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a file for the lab's certificate: " + e.getMessage(), e);
        }
    }

    private static CommandResult start(
            List<String> command, Client.Runs client, Scenario scenario, Map<String, String> environment)
            throws MissingProgram {
        try {
            return Program.run(command, scenario.folder(), environment, client.timeout());
        } catch (IOException e) {
            String program = command.get(0);
            boolean ours = program.contains("/");
            throw new MissingProgram(new Problem(
                    scenario.file().toString(),
                    client.line(),
                    "the program " + program + " cannot be started",
                    ours
                            ? "put it at " + scenario.folder().resolve(program).normalize() + ", and make it executable"
                            : "install it (on Debian: apt-get install " + program
                                    + "), or name another in client.command"));
        }
    }

    /** Whether the program, or one that it called, was missing, where the scenario does not expect just that. */
    static Optional<Problem> lacking(Scenario scenario, CommandResult result) {
        OptionalInt exit = result.exit();
        if (!result.lacksProgram() || scenario.expect().clientExit().equals(exit)) {
            return Optional.empty();
        }
        String last = result.lastLine();
        return Optional.of(new Problem(
                scenario.file().toString(),
                0,
                "the client's program says that it cannot run here",
                last.isEmpty() ? "it exited with " + exit.orElse(0) + ": install what it calls" : last));
    }
}
