package org.fixuplab.app.output;

import java.io.PrintStream;
import java.util.List;

/** A command's voice: results on stdout, flushed at once; notes on stderr, in the background. */
public final class Printer implements AutoCloseable {

    private static final String ERASE_THE_REST = "\u001b[K";

    private final PrintStream out;
    private final PrintStream err;
    private final Terminal terminal;
    private final StatusLines status;
    private final boolean showsProgress;
    private boolean underway;

    public Printer(PrintStream out, PrintStream err, Terminal terminal, boolean quiet) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.status = new StatusLines(err, quiet);
        this.showsProgress = terminal.watched() && !quiet;
    }

    public Terminal terminal() {
        return terminal;
    }

    /** Part of the result, as it is. */
    public void result(String text) {
        endProgress();
        out.print(text);
        out.flush();
    }

    /** Part of the result that is no text. */
    public void octets(byte[] octets) {
        endProgress();
        out.write(octets, 0, octets.length);
        out.flush();
    }

    /** Whether anybody still takes results: no longer once the other end of a pipe is closed. */
    public boolean isHeard() {
        return !out.checkError();
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

    /** A problem of something that must not wait for stderr: also said if quiet. */
    public void warning(String line) {
        status.addUrgent("fixuplab: " + line);
    }

    /** How far it is, on stderr, in place of the last such line; nothing if quiet, or if nobody watches. Safe for any thread. */
    public synchronized void progress(String line) {
        if (showsProgress) {
            int room = terminal.columns() - 1;
            err.print("\r" + (line.length() > room ? line.substring(0, room) : line) + ERASE_THE_REST);
            err.flush();
            underway = true;
        }
    }

    private synchronized void endProgress() {
        if (underway) {
            err.print("\r" + ERASE_THE_REST);
            err.flush();
            underway = false;
        }
    }

    /** A problem: also said if quiet. */
    public void problem(String line) {
        endProgress();
        err.println("fixuplab: " + line);
        err.flush();
    }

    @Override
    public void close() {
        endProgress();
        status.close();
        out.flush();
    }
}
