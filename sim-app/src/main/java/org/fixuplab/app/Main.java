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
import org.fixuplab.app.process.Shutdown;

/** The process: real streams, real environment, real exit. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Terminal terminal = new TerminalProbe(System.getenv()).probe();
        Charset charset = terminal.unicode() ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
        PrintStream out = stream(FileDescriptor.out, charset);
        PrintStream err = stream(FileDescriptor.err, charset);
        List<String> words = List.of(arguments);
        Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> CrashReport.write(fault, words, err));
        int code = Fixuplab.run(words, new Surroundings(out, err, System.getenv(), terminal, new Shutdown(true)));
        out.flush();
        err.flush();
        System.exit(code);
    }

    private static PrintStream stream(FileDescriptor descriptor, Charset charset) {
        return new PrintStream(new FileOutputStream(descriptor), false, charset);
    }
}
