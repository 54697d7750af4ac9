package org.fixuplab.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.fixuplab.app.http.PrometheusText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as a process: signals, exit codes, which stream says what. */
@Timeout(120)
class ProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void one_signal_stops_it_with_exit_0(String signal) throws Exception {
        try (CliProcess proxy = CliProcess.start(folder, "proxy", "--listen", "0", "--upstream", "127.0.0.1:1")) {
            int port = proxy.port("firewall");
            send(signal, proxy);
            assertThat(proxy.exitCode()).isZero();
            assertThat(proxy.out()).isEqualTo("listening firewall 127.0.0.1:" + port + "\n");
            assertThat(proxy.err())
                    .contains("ASA 8.2(5) in front of 127.0.0.1:1")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void sessions_get_their_time_and_a_second_signal_ends_it_at_once() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                CliProcess proxy = CliProcess.start(
                        folder,
                        "proxy",
                        "--listen",
                        "0",
                        "--drain",
                        "1h",
                        "--upstream",
                        "127.0.0.1:" + server.getLocalPort());
                Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port("firewall"));
                Socket accepted = server.accept()) {
            assertThat(accepted.isConnected()).isTrue();
            proxy.terminate();
            await().atMost(PATIENCE).until(() -> proxy.err().contains("stopping: 1 session has"));
            assertThat(proxy.process().isAlive()).isTrue();
            assertThat(client.isConnected()).isTrue();
            proxy.terminate();
            assertThat(proxy.exitCode()).isZero();
        }
    }

    @Test
    void mta_does_wrong_what_it_is_told_to() throws Exception {
        try (CliProcess mta = CliProcess.start(
                        folder,
                        "mta",
                        "--listen",
                        "0",
                        "--tls",
                        "self-signed",
                        "--login",
                        "user:secret",
                        "--fault",
                        "{ at = banner, first = 1, reply = \"554 5.3.2 not today\" }",
                        "--fault",
                        "{ at = banner, reply = \"421 4.3.2 busy\" }");
                Socket first = new Socket(InetAddress.getLoopbackAddress(), mta.port("mta"))) {
            assertThat(heard(first, 21)).isEqualTo("554 5.3.2 not today\r\n");
            try (Socket second = new Socket(InetAddress.getLoopbackAddress(), mta.port("mta"))) {
                assertThat(heard(second, Integer.MAX_VALUE)).isEqualTo("421 4.3.2 busy\r\n");
            }
            assertThat(mta.err()).doesNotContain("Exception", "secret");
        }
    }

    private static String heard(Socket socket, int octets) throws IOException {
        return new String(socket.getInputStream().readNBytes(octets), StandardCharsets.US_ASCII);
    }

    @Test
    void serve_says_where_and_is_not_ready_while_it_drains() throws Exception {
        Path ports = folder.resolve("ports");
        Path ca = folder.resolve("ca.pem");
        try (CliProcess serve = CliProcess.start(
                folder,
                "serve",
                "--listen",
                "0",
                "--mta-listen",
                "0",
                "--http",
                "0",
                "--drain",
                "1h",
                "--port-file",
                ports.toString(),
                "--ca-file",
                ca.toString())) {
            int firewall = serve.port("firewall");
            int http = serve.port("http");
            await().atMost(PATIENCE).until(() -> Files.exists(ports));
            assertThat(Files.readString(ports).lines().map(line -> "listening " + line))
                    .containsExactlyElementsOf(serve.out().lines().toList());
            assertThat(Files.readString(ca)).startsWith("-----BEGIN CERTIFICATE-----");
            assertThat(get(http, "/readyz").statusCode()).isEqualTo(200);
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), firewall)) {
                byte[] greeting = client.getInputStream().readNBytes(4);
                assertThat(new String(greeting, java.nio.charset.StandardCharsets.US_ASCII))
                        .isEqualTo("220 ");
                Map<String, Double> meters =
                        PrometheusText.parse(get(http, "/metrics").body());
                assertThat(meters).containsEntry("fixuplab_sessions_active", 1.0);
                assertThat(meters).containsEntry("fixuplab_alterations_total{behaviour=\"banner-stars\"}", 1.0);
                serve.terminate();
                await().atMost(PATIENCE).until(() -> get(http, "/readyz").statusCode() == 503);
                assertThat(get(http, "/livez").statusCode()).isEqualTo(200);
                serve.terminate();
                assertThat(serve.exitCode()).isZero();
            }
            assertThat(serve.err())
                    .contains("swaks --server 127.0.0.1:" + firewall)
                    .contains("banner-stars")
                    .containsPattern(
                            "(?m)^%ASA-6-302013: Built inbound TCP connection 1 for outside:127\\.0\\.0\\.1/\\d+ .* to inside:127\\.0\\.0\\.1/25 ")
                    .contains(ca.toString())
                    .doesNotContain("Exception");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy --upstream :1 --listen",
                "mta --listen",
                "serve --no-http --mta-listen 0 --listen",
                "serve --no-http --listen 0 --mta-listen",
                "serve --listen 0 --mta-listen 0 --http"
            })
    void an_address_already_taken_is_exit_3_and_a_sentence(String words) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String[] all = (words + " " + taken.getLocalPort()).split(" ", -1);
            Cli.Outcome outcome = Cli.run(all);
            assertThat(outcome.code()).isEqualTo(3);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err())
                    .contains("127.0.0.1:" + taken.getLocalPort())
                    .containsIgnoringCase("in use");
            assertThat(outcome.err()).doesNotContain("Exception", "\tat ");
        }
    }

    @Test
    void the_device_logs_on_stderr_by_the_names_of_the_sockets() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String upstream = "127.0.0.1:" + server.getLocalPort();
            try (CliProcess proxy = CliProcess.start(
                            folder, "proxy", "--inside", "client", "--listen", "0", "--upstream", upstream);
                    Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port("firewall"));
                    Socket accepted = server.accept()) {
                client.setSoLinger(true, 0);
                client.close();
                String outside = "outside:127\\.0\\.0\\.1/" + server.getLocalPort();
                await().atMost(PATIENCE).until(() -> proxy.err().contains("302014"));
                assertThat(accepted.isConnected()).isTrue();
                assertThat(proxy.err())
                        .containsPattern("(?m)^%ASA-6-302013: Built outbound TCP connection 1 for " + outside + " ")
                        .containsPattern("(?m)^%ASA-6-302014: Teardown TCP connection 1 for " + outside
                                + " to inside:127\\.0\\.0\\.1/\\d+ duration 0:00:\\d\\d bytes 0 TCP Reset-I$");
            }
        }
    }

    @Test
    void quiet_says_nothing_on_stderr() throws Exception {
        try (CliProcess proxy =
                CliProcess.start(folder, "proxy", "--quiet", "--listen", "0", "--upstream", "127.0.0.1:1")) {
            int port = proxy.port("firewall");
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
                // The upstream refuses: RST.
                assertThatIOException().isThrownBy(() -> client.getInputStream().read());
            }
            proxy.terminate();
            assertThat(proxy.exitCode()).isZero();
            assertThat(proxy.err()).isEmpty();
        }
    }

    @Test
    void a_device_configuration_with_a_mistake_is_shown_as_the_device_would() throws Exception {
        Path config = Files.writeString(
                folder.resolve("asa.cfg"), "policy-map global_policy\n class inspection_default\n  inspect esmpt\n");
        Cli.Outcome outcome = Cli.run("proxy", "--upstream", ":1", "--device-config", config.toString());
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .contains(config + ":3: ")
                .contains("  inspect esmpt\n", "^\n", "% Invalid input detected at '^' marker.");
    }

    @Test
    void our_own_fault_in_a_real_process_is_exit_70_and_no_stack_trace() throws Exception {
        String withoutEngine = java.util.Arrays.stream(
                        System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
                .filter(entry -> !entry.contains("sim-inspect"))
                .collect(java.util.stream.Collectors.joining(java.io.File.pathSeparator));
        try (CliProcess broken = CliProcess.start(folder, withoutEngine, Map.of(), "firmware", "ls")) {
            assertThat(broken.exitCode()).isEqualTo(70);
            assertThat(broken.err())
                    .contains("a fault in Fixup Lab", "please attach")
                    .doesNotContain("\tat ");
            assertThat(broken.out()).isEmpty();
        }
    }

    private static void send(String signal, CliProcess process) throws Exception {
        new ProcessBuilder(
                        "kill", "-" + signal, String.valueOf(process.process().pid()))
                .start()
                .waitFor();
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
