package org.fixuplab.app.command;

import java.io.PrintStream;
import java.util.Map;
import org.fixuplab.app.output.Terminal;
import org.fixuplab.app.process.Shutdown;

/**
 * What a command finds around it; a test gives its own.
 *
 * @param out for results
 * @param err for everything else
 * @param terminal what {@code out} can show
 * @param shutdown how a command that serves is told to stop
 */
public record Surroundings(
        PrintStream out, PrintStream err, Map<String, String> environment, Terminal terminal, Shutdown shutdown) {

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    public Surroundings withTerminal(Terminal value) {
        return new Surroundings(out, err, environment, value, shutdown);
    }
}
