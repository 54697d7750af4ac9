package org.fixuplab.app.command;

import java.util.List;
import org.fixuplab.app.output.Listening;
import org.fixuplab.app.output.PortFile;
import org.fixuplab.app.output.Printer;

/** The common course of commands that listen: say where, then wait to be stopped. */
final class Serving {

    private Serving() {}

    /**
     * Tells where it listens, on stdout and in the port file, and returns when asked to stop. Signals are caught from before the first line
     * on, so that whoever has read it may send one.
     */
    static void untilAsked(
            List<Listening> listeners, ServingOptions options, Printer printer, CommandContext context)
            throws InterruptedException {
        context.shutdown().arm();
        announce(listeners, options, printer);
        context.shutdown().await();
    }

    private static void announce(List<Listening> listeners, ServingOptions options, Printer printer) {
        printer.listening(listeners);
        options.portFile().ifPresent(file -> PortFile.write(file, listeners));
    }
}
