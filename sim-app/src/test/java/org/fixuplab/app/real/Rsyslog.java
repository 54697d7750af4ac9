package org.fixuplab.app.real;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A private rsyslogd, as whoever runs the tests: it listens on one port of the loopback, for UDP and TCP, and writes what it gets as it
 * came, and as it understood it. Stopped when closed.
 */
final class Rsyslog implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Path folder;
    private final int port;
    private final Process process;

    private Rsyslog(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    static Rsyslog start(Path folder) throws IOException {
        return start(folder, freePort());
    }

    static Rsyslog start(Path folder, int port) throws IOException {
        Path config = folder.resolve("rsyslog.conf");
        Files.write(
                config,
                List.of(
                        "global(workDirectory=\"" + folder + "\" maxMessageSize=\"64k\")",
                        "module(load=\"imudp\")",
                        "module(load=\"imtcp\")",
                        "template(name=\"raw\" type=\"string\" string=\"%rawmsg%\\n\")",
                        "template(name=\"read\" type=\"string\""
                                + " string=\"%syslogfacility-text%.%syslogseverity%|%hostname%|%app-name%|%msgid%|%syslogtag%%msg%\\n\")",
                        "ruleset(name=\"both\") {",
                        "  action(type=\"omfile\" file=\"" + folder.resolve("raw.txt") + "\" template=\"raw\")",
                        "  action(type=\"omfile\" file=\"" + folder.resolve("read.txt") + "\" template=\"read\")",
                        "}",
                        "input(type=\"imudp\" address=\"127.0.0.1\" port=\"" + port + "\" ruleset=\"both\")",
                        "input(type=\"imtcp\" address=\"127.0.0.1\" port=\"" + port + "\" ruleset=\"both\")"));
        Process process = new ProcessBuilder("/usr/sbin/rsyslogd", "-n", "-i", "NONE", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("rsyslogd.txt").toFile())
                .start();
        Rsyslog started = new Rsyslog(folder, port, process);
        try {
            await().atMost(PATIENCE).until(() -> listens(port));
        } catch (RuntimeException never) {
            started.close();
            throw new AssertionError(Files.readString(folder.resolve("rsyslogd.txt")), never);
        }
        return started;
    }

    int port() {
        return port;
    }

    /** Messages as they came, without framing. */
    List<String> raw() {
        return lines("raw.txt");
    }

    /** {@code FACILITY.SEVERITY|HOST|APP|MSGID|TEXT}; the text of a BSD message is its tag and the rest. */
    List<String> read() {
        return lines("read.txt");
    }

    private List<String> lines(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.ISO_8859_1) : List.of();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
