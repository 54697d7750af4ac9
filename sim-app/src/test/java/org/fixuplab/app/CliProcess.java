package org.fixuplab.app;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command line as a process of its own, its streams in files. Killed when closed, if it still runs. */
public final class CliProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path out;
    private final Path err;

    private CliProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    public static CliProcess start(Path folder, String... words) {
        return start(folder, Map.of(), words);
    }

    public static CliProcess start(Path folder, Map<String, String> environment, String... words) {
        return start(folder, System.getProperty("java.class.path"), environment, words);
    }

    public static CliProcess start(Path folder, String classPath, Map<String, String> environment, String... words) {
        return start(folder, List.of(), classPath, environment, words);
    }

    /** As a command before it has it run: {@code setpriv}, {@code nice}. */
    public static CliProcess startBy(
            Path folder, List<String> before, Map<String, String> environment, String... words) {
        return start(folder, before, System.getProperty("java.class.path"), environment, words);
    }

    private static CliProcess start(
            Path folder, List<String> before, String classPath, Map<String, String> environment, String... words) {
        List<String> command = new ArrayList<>(attentive());
        command.addAll(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                "org.fixuplab.app.Main"));
        command.addAll(List.of(words));
        try {
            Path out = Files.createTempFile(folder, "out", ".txt");
            Path err = Files.createTempFile(folder, "err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("FIXUPLAB_"));
            builder.environment().putAll(environment);
            return new CliProcess(builder.start(), out, err);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A job in the background ignores SIGINT, and so would all it starts: GNU's env puts that right. */
    private static List<String> attentive() {
        return System.getProperty("os.name").equals("Linux") ? List.of("env", "--default-signal=INT") : List.of();
    }

    public Process process() {
        return process;
    }

    public String out() {
        return read(out);
    }

    public String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The port after {@code listening NAME}, once it stands on stdout. */
    public int port(String name) {
        String wanted = "listening " + name + " ";
        await().atMost(PATIENCE).until(() -> (out().contains(wanted) && out().endsWith("\n")) || !process.isAlive());
        String line = out().lines()
                .filter(text -> text.startsWith(wanted))
                .findFirst()
                .orElseThrow(() -> new AssertionError("it does not listen: " + out() + err()));
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    }

    /** SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    public int exitCode() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("it does not end: " + out() + err());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
