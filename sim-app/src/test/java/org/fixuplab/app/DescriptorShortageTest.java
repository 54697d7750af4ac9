package org.fixuplab.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process that may open no more files: {@code prlimit} takes them away while it runs. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class DescriptorShortageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String GREETING = "220 ready\r\n";

    private static final String WAITING =
            "fixuplab: no client can be accepted, and they wait: the process has no file descriptor left; it is tried again"
                    + " each second ('ulimit -n' allows more descriptors, --max-sessions N needs fewer)";

    private static final String REFUSED =
            "fixuplab: refused a client, 127\\.0\\.0\\.1:\\d+: no connection to the server can be opened: the process has no"
                    + " file descriptor left \\('ulimit -n' allows more, --max-sessions N is to stay below\\)";

    @TempDir
    private Path folder;

    private final List<Socket> clients = new ArrayList<>();
    private final List<Socket> accepted = new CopyOnWriteArrayList<>();
    private ServerSocket server;

    @BeforeEach
    void greet() throws IOException {
        server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread greeting = new Thread(() -> {
            try {
                while (true) {
                    Socket one = server.accept();
                    accepted.add(one);
                    one.getOutputStream().write(GREETING.getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException over) {
                // The test is.
            }
        });
        greeting.setDaemon(true);
        greeting.start();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        for (Socket socket : clients) {
            socket.close();
        }
        for (Socket socket : accepted) {
            socket.close();
        }
    }

    private CliProcess start() {
        return CliProcess.start(
                folder,
                "proxy",
                "--quiet",
                "--firmware",
                "none",
                "--listen",
                "0",
                "--max-sessions",
                "1000",
                "--upstream",
                "127.0.0.1:" + server.getLocalPort());
    }

    /** One session, so that all is loaded that one needs; then so many descriptors more, and none beyond. */
    private void leave(CliProcess proxy, int descriptors) throws Exception {
        clients.add(client(proxy));
        assertThat(greeted(clients.get(0))).isTrue();
        long pid = proxy.process().pid();
        long open;
        try (Stream<Path> files = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            open = files.count();
        }
        long limit = open + descriptors;
        Process prlimit = new ProcessBuilder("prlimit", "--pid", String.valueOf(pid), "--nofile=" + limit + ":" + limit)
                .inheritIO()
                .start();
        assertThat(prlimit.waitFor()).isZero();
    }

    private static Socket client(CliProcess proxy) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port("firewall"));
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    private static boolean greeted(Socket client) throws IOException {
        return new String(client.getInputStream().readNBytes(GREETING.length()), StandardCharsets.US_ASCII)
                .equals(GREETING);
    }

    @Test
    void clients_wait_and_cost_nothing_until_others_have_gone() throws Exception {
        try (CliProcess proxy = start()) {
            leave(proxy, 6);
            for (int i = 0; i < 8; i++) {
                clients.add(client(proxy));
            }
            await().atMost(PATIENCE).until(() -> proxy.err().contains(WAITING));
            Duration before = cpu(proxy);
            await().pollDelay(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> true);
            assertThat(cpu(proxy).minus(before)).isLessThan(Duration.ofMillis(1_500));
            int greeted = 0;
            for (Socket waiting : List.copyOf(clients.subList(1, clients.size()))) {
                greeted += isServed(waiting) ? 1 : 0;
                waiting.close();
                // The server goes too: then the session is over. The first one stays.
                for (Socket served : accepted.subList(1, accepted.size())) {
                    served.close();
                }
            }
            assertThat(greeted).isGreaterThanOrEqualTo(4);
            assertThat(proxy.err().lines().filter(line -> !line.matches(REFUSED)))
                    .containsExactly(WAITING);
        }
    }

    /** Or reset: one that got the last descriptor, where the connection to the server needs one more. */
    private static boolean isServed(Socket client) throws IOException {
        try {
            return greeted(client);
        } catch (SocketException reset) {
            return false;
        }
    }

    private static Duration cpu(CliProcess process) {
        return process.process().info().totalCpuDuration().orElseThrow();
    }
}
