package org.fixuplab.app.output;

import java.io.PrintStream;
import java.util.List;

/** A command's voice: results on stdout, flushed at once; notes on stderr, in the background. */
public final class Printer implements AutoCloseable {

    private final PrintStream out;
    private final PrintStream err;
    private final Terminal terminal;
    private final StatusLines status;

    public Printer(PrintStream out, PrintStream err, Terminal terminal, boolean quiet) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.status = new StatusLines(err, quiet);
    }

    public Terminal terminal() {
        return terminal;
    }

    /** Part of the result, as it is. */
    public void result(String text) {
        out.print(text);
        out.flush();
    }

    /** {@code listening NAME HOST:PORT}, a line each, on stdout. */
    public void listening(List<Listening> listeners) {
        listeners.forEach(listener -> out.println("listening " + listener));
        out.flush();
    }

    /** A line for whoever watches; never blocks; nothing if quiet. */
    public void note(String line) {
        status.add(line);
    }

    /** A problem: also said if quiet. */
    public void problem(String line) {
        err.println("fixuplab: " + line);
        err.flush();
    }

    @Override
    public void close() {
        status.close();
        out.flush();
    }
}
