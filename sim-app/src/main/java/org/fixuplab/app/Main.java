package org.fixuplab.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fixuplab.app.command.Surroundings;
import org.fixuplab.app.output.Terminal;
import org.fixuplab.app.output.TerminalProbe;
import org.fixuplab.app.output.WarningsToStderr;
import org.fixuplab.app.process.Shutdown;
import org.fixuplab.firmware.Catalogue;

/** The process: real streams, real environment, real exit. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        WarningsToStderr.install();
        nameSelectors();
        Terminal terminal = new TerminalProbe(System.getenv()).probe();
        Charset charset = terminal.unicode() ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
        PrintStream out = stream(FileDescriptor.out, charset);
        PrintStream err = stream(FileDescriptor.err, charset);
        List<String> words = List.of(arguments);
        if (!words.isEmpty() && !words.get(0).startsWith("-")) {
            new ReadAhead().start();
        }
        Thread.setDefaultUncaughtExceptionHandler(new CrashReport.OfThreads(words, err));
        int code = Fixuplab.run(words, new Surroundings(out, err, System.getenv(), terminal, new Shutdown(true)));
        out.flush();
        err.flush();
        System.exit(code);
    }

    /**
     * Tells the JDK what it would find out for itself, the implementation of its selectors, by looking for another one in every jar: a tenth
     * of a start. Native epoll does without, but Netty opens one when it loads.
     */
    private static void nameSelectors() {
        String epoll = "sun.nio.ch.EPollSelectorProvider";
        try {
            Class.forName(epoll);
            System.setProperty("java.nio.channels.spi.SelectorProvider", epoll);
        } catch (ClassNotFoundException notLinux) {
            // The JDK looks.
        }
    }

    private static PrintStream stream(FileDescriptor descriptor, Charset charset) {
        return new PrintStream(new FileOutputStream(descriptor), false, charset);
    }

    /** Reads the catalogue while the command line is being read: a start has the time of one of the two for nothing. */
    private static final class ReadAhead extends Thread {

        ReadAhead() {
            super("read-ahead");
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                Catalogue.load();
            } catch (LinkageError | RuntimeException told) {
                // Whoever needs the catalogue meets it again.
            }
        }
    }
}
