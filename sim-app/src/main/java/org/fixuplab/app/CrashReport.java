package org.fixuplab.app;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.fixuplab.app.process.Version;

/** Our own fault, told in a sentence, with the details in a file that can be attached to a report. */
final class CrashReport {

    private CrashReport() {}

    /** Writes a report of what ends a thread. */
    record OfThreads(List<String> arguments, PrintStream err) implements Thread.UncaughtExceptionHandler {

        @Override
        public void uncaughtException(Thread thread, Throwable fault) {
            write(fault, arguments, err);
        }
    }

    /** Writes the report and says on {@code err} where it is. Never throws. */
    static void write(Throwable fault, List<String> arguments, PrintStream err) {
        try {
            Path file = Files.createTempFile("fixuplab-crash-", ".txt");
            Files.writeString(file, text(fault, arguments));
            err.println("fixuplab: this is a fault in Fixup Lab, not in what you did (" + oneLine(fault) + ").");
            err.println("fixuplab: the details are in " + file + "; please attach that file to a bug report.");
        } catch (IOException unwritable) {
            err.println("fixuplab: this is a fault in Fixup Lab, not in what you did (" + oneLine(fault)
                    + "); no report could be written to " + System.getProperty("java.io.tmpdir") + ".");
        }
        err.flush();
    }

    private static String oneLine(Throwable fault) {
        return String.valueOf(fault).lines().findFirst().orElse("");
    }

    private static String text(Throwable fault, List<String> arguments) {
        StringWriter text = new StringWriter();
        try (PrintWriter out = new PrintWriter(text)) {
            out.println("Fixup Lab " + Version.text());
            out.println("when:      " + Instant.now());
            out.println("arguments: " + arguments);
            out.println("java:      " + System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
            out.println("system:    " + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                    + System.getProperty("os.arch"));
            out.println();
            fault.printStackTrace(out);
        }
        return text.toString();
    }
}
