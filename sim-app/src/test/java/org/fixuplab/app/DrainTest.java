package org.fixuplab.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fixuplab.mta.MtaSettings;
import org.fixuplab.mta.Persona;
import org.fixuplab.mta.TestMta;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is told to stop while it has work. */
@Timeout(180)
class DrainTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SESSIONS = 8;

    @TempDir
    private Path folder;

    private final TestMta mta = TestMta.start(MtaSettings.of(Persona.named("postfix"), "mail.dest.test"));
    private final List<Client> clients = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Client client : clients) {
            client.close();
        }
        mta.close();
    }

    /** In the middle of a message. */
    private static final class Client implements AutoCloseable {

        private final Socket socket;
        private final BufferedReader in;

        Client(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            hear();
            for (String line :
                    List.of("HELO client.example.com", "MAIL FROM:<a@src.test>", "RCPT TO:<b@dest.test>", "DATA")) {
                assertThat(ask(line)).startsWith(line.equals("DATA") ? "354" : "250");
            }
            say("Subject: half of it\r\n\r\n");
        }

        void say(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        }

        String ask(String line) throws IOException {
            say(line + "\r\n");
            return hear();
        }

        private String hear() throws IOException {
            String line = String.valueOf(in.readLine());
            while (line.startsWith("-", 3)) {
                line = String.valueOf(in.readLine());
            }
            return line;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private CliProcess start(String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command, "--listen", "0", "--http", "0"));
        words.addAll(
                command.equals("serve")
                        ? List.of("--mta-listen", "0", "--persona", "postfix")
                        : List.of("--upstream", "127.0.0.1:" + mta.address().getPort()));
        words.addAll(List.of(more));
        return CliProcess.start(folder, words.toArray(String[]::new));
    }

    private void begin(int sessions, int port) throws IOException {
        for (int i = 0; i < sessions; i++) {
            clients.add(new Client(port));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "proxy"})
    void messages_under_way_are_finished_and_nobody_new_is_let_in(String command) throws Exception {
        try (CliProcess process = start(command, "--drain", "1m")) {
            int port = process.port("firewall");
            int http = process.port("http");
            assertThat(status(http, "/readyz")).isEqualTo(200);
            begin(SESSIONS, port);
            process.terminate();
            await().atMost(PATIENCE).until(() -> status(http, "/readyz") == 503);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThatIOException()
                            .isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close()));
            for (Client client : clients) {
                assertThat(status(http, "/readyz")).isEqualTo(503);
                assertThat(status(http, "/livez")).isEqualTo(200);
                assertThat(client.ask("the other half\r\n.")).startsWith("250");
                assertThat(client.ask("QUIT")).startsWith("221");
                client.close();
            }
            assertThat(process.exitCode()).isZero();
            assertThat(process.err())
                    .contains("stopping: 8 sessions have 60000 ms to finish")
                    .doesNotContain("reset", "Exception");
        }
        if (command.equals("proxy")) {
            assertThat(mta.mailbox().count()).isEqualTo(SESSIONS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "proxy"})
    void what_is_not_finished_in_time_is_reset_and_counted(String command) throws Exception {
        try (CliProcess process = start(command, "--drain", "300ms")) {
            begin(3, process.port("firewall"));
            process.terminate();
            for (Client client : clients) {
                assertThatIOException().isThrownBy(client::hear).withMessageContaining("reset");
            }
            assertThat(process.exitCode()).isZero();
            assertThat(process.err())
                    .contains("stopping: 3 sessions have 300 ms to finish")
                    .contains("stopped: 3 sessions were not finished, and reset")
                    .doesNotContain("Exception");
        }
        assertThat(mta.mailbox().count()).isZero();
    }

    @Test
    void a_second_signal_ends_it_at_once() throws Exception {
        try (CliProcess process = start("proxy", "--drain", "1h")) {
            begin(1, process.port("firewall"));
            process.terminate();
            await().atMost(PATIENCE).until(() -> process.err().contains("stopping: 1 session has"));
            assertThat(process.process().isAlive()).isTrue();
            process.terminate();
            assertThat(process.exitCode()).isZero();
        }
    }

    @Test
    void the_last_session_that_fits_is_served_and_the_next_is_refused_in_a_line_with_a_remedy() throws Exception {
        try (CliProcess process = start("proxy", "--max-sessions", "2", "--quiet")) {
            int port = process.port("firewall");
            begin(2, port);
            for (int i = 0; i < 50; i++) {
                try (Socket refused = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    assertThatIOException()
                            .isThrownBy(() -> refused.getInputStream().read());
                }
            }
            await().atMost(PATIENCE).until(() -> process.err().contains("clients"));
            String[] lines = process.err().split("\n", -1);
            assertThat(lines[0])
                    .matches("fixuplab: refused a client, 127\\.0\\.0\\.1:\\d+: all sessions are taken, there may be 2"
                            + " \\(--max-sessions N allows more, 'ulimit -n' the descriptors for them\\)");
            assertThat(lines).hasSizeLessThan(10);
            await().atMost(PATIENCE)
                    .until(() -> body(process.port("http"), "/metrics")
                            .contains("fixuplab_sessions_refused_total{reason=\"too-many-sessions\"} 50.0"));
            assertThat(body(process.port("http"), "/v1/proxies")).contains("\"maxSessions\" : 2");
        }
    }

    private static int status(int port, String path) throws Exception {
        return get(port, path).statusCode();
    }

    private static String body(int port, String path) throws Exception {
        return get(port, path).body();
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
