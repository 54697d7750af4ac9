package org.fixuplab.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.fixuplab.app.command.Surroundings;
import org.fixuplab.app.output.Terminal;
import org.fixuplab.app.process.Shutdown;

/** Runs the command line within the test's process. */
public final class Cli {

    private Map<String, String> environment = Map.of("HOME", "/nonexistent");
    private Terminal terminal = Terminal.PLAIN;
    private final Shutdown shutdown = new Shutdown(false);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    public record Outcome(int code, String out, String err) {

        /** Everything a person may have seen. */
        public String all() {
            return out + err;
        }
    }

    public static Outcome run(String... words) {
        return new Cli().call(words);
    }

    public Cli with(Map<String, String> variables) {
        environment = variables;
        return this;
    }

    public Cli on(Terminal value) {
        terminal = value;
        return this;
    }

    public Shutdown shutdown() {
        return shutdown;
    }

    public Outcome call(String... words) {
        PrintStream outStream = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, false, StandardCharsets.UTF_8);
        int code =
                Fixuplab.run(List.of(words), new Surroundings(outStream, errStream, environment, terminal, shutdown));
        return new Outcome(code, soFar(), err.toString(StandardCharsets.UTF_8));
    }

    /** What was printed to stdout until now; for commands that go on. */
    public String soFar() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String errSoFar() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
