package org.fixuplab.app.command;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.fixuplab.app.output.Listening;
import org.fixuplab.app.output.PortFile;
import org.fixuplab.app.output.Printer;

/** The common course of commands that listen: say where, then wait to be stopped. */
final class Serving {

    private Serving() {}

    /**
     * Tells where it listens, on stdout and in the port file, and returns when asked to stop, which may have been before.
     */
    static void untilAsked(List<Listening> listeners, ServingOptions options, Printer printer, CommandContext context)
            throws InterruptedException {
        announce(listeners, options, printer);
        context.shutdown().await();
    }

    /** Waits until no session is left, or the time is over. */
    static void drain(IntSupplier sessions, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (sessions.getAsInt() > 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static void announce(List<Listening> listeners, ServingOptions options, Printer printer) {
        printer.listening(listeners);
        options.portFile().ifPresent(file -> PortFile.write(file, listeners));
    }
}
