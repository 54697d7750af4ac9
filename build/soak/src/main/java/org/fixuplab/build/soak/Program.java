package org.fixuplab.build.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** A child process that says {@code listening NAME HOST:PORT} on stdout. Its stderr is read, and of it only what matters is kept. */
final class Program implements AutoCloseable {

    private static final int KEPT = 50;
    private static final long PATIENCE_SECONDS = 120;

    /** Netty's report of a leak, a Java stack trace, or the JVM's last words. */
    private static final Pattern BAD = Pattern.compile("LEAK|Exception|^\tat |Error:|OutOfMemory|fault of ours");

    private final String name;
    private final Process process;
    private final Map<String, CompletableFuture<Integer>> ports = new ConcurrentHashMap<>();
    private final AtomicLong lines = new AtomicLong();
    private final AtomicLong bad = new AtomicLong();
    private final Deque<String> kept = new ArrayDeque<>();

    private Program(String name, Process process) {
        this.name = name;
        this.process = process;
        reader("out", process.getInputStream(), this::said);
        reader("err", process.getErrorStream(), this::complained);
    }

    static Program start(String name, List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(key -> key.startsWith("FIXUPLAB_"));
        builder.environment().putAll(environment);
        Program program = new Program(name, builder.start());
        Runtime.getRuntime().addShutdownHook(new Thread(program.process::destroyForcibly));
        return program;
    }

    /** A main class of this class path. */
    static Program java(String name, String mainClass, List<String> options, Collection<String> words)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(words);
        return start(name, command, Map.of());
    }

    private void reader(String stream, InputStream in, java.util.function.Consumer<String> each) {
        Thread thread = new Thread(
                () -> {
                    try (BufferedReader reader =
                            new BufferedReader(new java.io.InputStreamReader(in, StandardCharsets.UTF_8))) {
                        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                            each.accept(line);
                        }
                    } catch (IOException ended) {
                        // With the process.
                    }
                },
                name + "-" + stream);
        thread.setDaemon(true);
        thread.start();
    }

    private void said(String line) {
        String[] words = line.split(" ", -1);
        if (words.length == 3 && words[0].equals("listening")) {
            int port = Integer.parseInt(words[2].substring(words[2].lastIndexOf(':') + 1));
            port(words[1], port);
        }
    }

    private void port(String listener, int port) {
        ports.computeIfAbsent(listener, key -> new CompletableFuture<>()).complete(port);
    }

    private void complained(String line) {
        lines.incrementAndGet();
        if (BAD.matcher(line).find()) {
            bad.incrementAndGet();
        }
        synchronized (kept) {
            kept.addLast(line);
            if (kept.size() > KEPT) {
                kept.removeFirst();
            }
        }
    }

    int port(String listener) {
        try {
            return ports.computeIfAbsent(listener, key -> new CompletableFuture<>())
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | java.util.concurrent.ExecutionException | TimeoutException never) {
            throw new IllegalStateException(name + " does not listen as " + listener + ": " + lastLines(), never);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Lines on stderr until now. */
    long lines() {
        return lines.get();
    }

    /** Of those, reports of leaks, stack traces and the like. */
    long badLines() {
        return bad.get();
    }

    String lastLines() {
        synchronized (kept) {
            return String.join("\n", kept);
        }
    }

    /** SIGKILL, and it is gone when this returns. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A signal by its name, such as STOP. */
    void signal(String signal) {
        try {
            int code = new ProcessBuilder("kill", "-" + signal, Long.toString(pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill -" + signal + " " + name + " failed");
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * SIGTERM, and SIGKILL if that does not help.
     *
     * @return the exit code; -1 if it had to be killed
     */
    int stop() {
        process.destroy();
        try {
            if (process.waitFor(30, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        kill();
        return -1;
    }

    @Override
    public void close() {
        kill();
    }
}
