package org.fixuplab.lab.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A client's program, from its start to its end or its time's. */
public final class Program {

    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private Program() {}

    /**
     * Runs it in a folder and waits. Its input is empty. If the waiting thread is interrupted the program is killed, and the thread stays
     * flagged.
     *
     * @param command the program and its arguments; a program with a slash is a file in that folder, unless its path is absolute
     * @param environment beside this process's own
     * @param timeout after so long it is killed, with all that it started
     * @throws IOException if it cannot be started
     */
    public static CommandResult run(
            List<String> command, Path folder, Map<String, String> environment, Duration timeout) throws IOException {
        return run(command, folder, environment, nothing(), timeout);
    }

    /** As the other, with a file as its input. */
    public static CommandResult run(
            List<String> command, Path folder, Map<String, String> environment, File input, Duration timeout)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(located(command, folder))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(input));
        builder.environment().putAll(environment);
        Process process = builder.start();
        // A signal that ends this process ends the program as well, with all that it started.
        Thread end = new Thread(() -> ProcessTree.kill(process), "fixuplab-end");
        Runtime.getRuntime().addShutdownHook(end);
        BoundedText output = new BoundedText();
        Thread reader = new Thread(() -> output.readFrom(process.getInputStream()), "fixuplab-output");
        reader.setDaemon(true);
        reader.start();
        try {
            boolean ended = process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS);
            if (!ended) {
                ProcessTree.kill(process);
            }
            // A child that it left behind may hold the pipe open.
            reader.join(LAST_WORDS.toMillis());
            return new CommandResult(ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty(), output.text());
        } catch (InterruptedException e) {
            ProcessTree.kill(process);
            Thread.currentThread().interrupt();
            return new CommandResult(OptionalInt.empty(), output.text());
        } finally {
            forget(end);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process is on its way out: the hook has its moment now.
            return;
        }
    }

    /** A name with a slash is a file in that folder; one without is looked for where the system looks. */
    private static List<String> located(List<String> command, Path folder) {
        List<String> located = new ArrayList<>(command);
        if (command.get(0).contains("/")) {
            located.set(0, folder.resolve(command.get(0)).normalize().toString());
        }
        return located;
    }

    private static File nothing() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }
}
