package org.fixuplab.lab.sender;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.fixuplab.lab.run.ProcessTree;

/** A program that runs until it is told to end: by {@link #close}, or when this process does. */
final class Daemon implements AutoCloseable {

    private static final long GRACE_SECONDS = 5;

    private final Process process;
    private final Thread end;

    /** @param output what it writes to stdout and stderr */
    Daemon(List<String> command, Map<String, String> environment, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        this.process = builder.start();
        this.end = new Thread(() -> ProcessTree.kill(process), "fixuplab-end");
        Runtime.getRuntime().addShutdownHook(end);
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** It is asked to end, and ends its children; what is left after a few seconds is killed. */
    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException ending) {
            // The process is on its way out: the hook has its moment now.
            return;
        }
    }
}
