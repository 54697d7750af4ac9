package org.fixuplab.app.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.fixuplab.app.http.Control;
import org.fixuplab.app.http.HttpSettings;
import org.fixuplab.app.http.PrometheusText;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.smtp.Verb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes a lab, and knows afterwards what happened in it. */
@Timeout(90)
final class PrometheusTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SESSIONS = 40;
    private static final List<Verb> VERBS = List.of(Verb.values());

    @TempDir
    private Path folder;

    private final Control control =
            new Control(new HttpSettings(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty()));
    private final Lab lab =
            Lab.start(LabSettings.of(Catalogue.load().policy("ASA 8.2(5)")).withObserver(control.observer()));
    private final int port = control.listen(lab).getPort();

    @BeforeEach
    void needPrometheus() {
        RealPrograms.needPrometheus();
    }

    @AfterEach
    void close() {
        lab.close();
        control.close();
    }

    @Test
    void after_a_known_load_every_meter_has_the_right_value() throws Exception {
        try (Prometheus prometheus = Prometheus.start(folder, port);
                SmtpTalk open = new SmtpTalk(lab.firewall())) {
            open.reply();
            List<SmtpTalk> talks = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                talks.add(mail());
            }
            lab.sessions().awaitEnded(SESSIONS, PATIENCE);
            Map<String, Double> expected = new LinkedHashMap<>();
            expected.put("fixuplab_sessions_total{outcome=\"fin\"}", (double) SESSIONS);
            expected.put("sum(fixuplab_sessions_total)", (double) SESSIONS);
            expected.put("fixuplab_sessions_active", 1.0);
            expected.put("fixuplab_session_duration_seconds_count", (double) SESSIONS);
            expected.put("fixuplab_session_duration_seconds_bucket{le=\"+Inf\"}", (double) SESSIONS);
            expected.put("fixuplab_session_duration_seconds_bucket{le=\"60.0\"}", (double) SESSIONS);
            for (Verb verb : Set.of(Verb.EHLO, Verb.MAIL, Verb.RCPT, Verb.DATA, Verb.QUIT)) {
                expected.put("fixuplab_commands_total{action=\"passed\", verb=\"" + verb + "\"}", (double) SESSIONS);
            }
            expected.put("sum(fixuplab_commands_total{action=\"masked\"})", (double) SESSIONS);
            expected.put("sum(fixuplab_commands_total)", 6.0 * SESSIONS);
            expected.put("fixuplab_alterations_total{behaviour=\"banner-stars\"}", SESSIONS + 1.0);
            expected.put(
                    "fixuplab_alterations_total{behaviour=\"ehlo-mask\"}", sum(talks, it -> it.count("250[- ].*XX.*")));
            expected.put("fixuplab_alterations_total{behaviour=\"verb-x\"}", (double) SESSIONS);
            expected.put("fixuplab_bytes_total{direction=\"in\", leg=\"client\"}", sum(talks, it -> it.said));
            expected.put("fixuplab_bytes_total{direction=\"out\", leg=\"server\"}", sum(talks, it -> it.said));
            expected.put(
                    "fixuplab_bytes_total{direction=\"out\", leg=\"client\"}", sum(talks, it -> it.heard) + open.heard);
            expected.put(
                    "fixuplab_bytes_total{direction=\"in\", leg=\"server\"}", sum(talks, it -> it.heard) + open.heard);
            expected.put("fixuplab_build_info", 1.0);
            expected.put("fixuplab_proxies", 1.0);
            expected.put("fixuplab_journal_sessions", SESSIONS + 1.0);
            expected.put("fixuplab_journal_dropped_total", 0.0);
            expected.put("fixuplab_mailbox_messages", (double) SESSIONS);
            expected.put("fixuplab_mailbox_accepted_total", (double) SESSIONS);
            expected.put("fixuplab_mailbox_dropped_total", 0.0);
            expected.put("fixuplab_events_total", (double) lab.events().last());
            expected.put("fixuplab_journal_octets", (double) lab.sessions().octets());
            // Each session is timed once, and then one segment in sixteen; the quickest is no nanosecond.
            expected.put("fixuplab_inspect_time_seconds_count >= bool " + (SESSIONS + 1), 1.0);
            expected.put("fixuplab_inspect_time_seconds_sum > bool 0", 1.0);
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(values(prometheus, expected.keySet())).isEqualTo(expected));
        }
    }

    private static Map<String, Double> values(Prometheus prometheus, Set<String> expressions) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (String expression : expressions) {
            OptionalDouble value = prometheus.value(expression);
            values.put(expression, value.orElse(Double.NaN));
        }
        return values;
    }

    private static double sum(List<SmtpTalk> talks, java.util.function.ToDoubleFunction<SmtpTalk> number) {
        return talks.stream().mapToDouble(number).sum();
    }

    private SmtpTalk mail() throws IOException {
        try (SmtpTalk talk = new SmtpTalk(lab.firewall())) {
            talk.reply();
            for (String line : List.of(
                    "EHLO c.example.com",
                    "FOOBAR",
                    "MAIL FROM:<a@example.com>",
                    "RCPT TO:<b@example.com>",
                    "DATA",
                    "Subject: x\r\n\r\nhello\r\n.",
                    "QUIT")) {
                talk.say(line + "\r\n");
                talk.reply();
            }
            talk.untilTheEnd();
            return talk;
        }
    }

    @Test
    void promtool_finds_nothing_to_complain_about() throws Exception {
        mail();
        Path scrape = Files.writeString(folder.resolve("scrape.txt"), scrape());
        Process promtool = new ProcessBuilder("/usr/bin/promtool", "check", "metrics")
                .redirectInput(scrape.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(promtool.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(said).isEmpty();
        assertThat(promtool.exitValue()).isZero();
    }

    @Test
    void promtool_takes_the_configuration_that_comes_with_the_lab() throws Exception {
        Process promtool = new ProcessBuilder("/usr/bin/promtool", "check", "config", "../conf/prometheus.yml")
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(promtool.waitFor()).as(said).isZero();
    }

    @Test
    void a_client_that_says_anything_at_all_adds_no_series() throws Exception {
        long seed = 20_240_501;
        Set<String> before = series();
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                Random random = new Random(seed + i);
                done.add(clients.submit(() -> babble(random)));
            }
            for (Future<?> one : done) {
                one.get();
            }
        } finally {
            clients.shutdownNow();
        }
        await().atMost(PATIENCE).until(() -> lab.sessions().count() == 2_000);
        assertThat(series()).as("seed %d", seed).isEqualTo(before);
    }

    private void babble(Random random) {
        try (Socket socket = new Socket()) {
            socket.connect(lab.firewall(), 5_000);
            socket.setSoTimeout(20);
            StringBuilder said = new StringBuilder(random.nextInt(4) == 0 ? "" : "EHLO x\r\n");
            for (int line = random.nextInt(8); line >= 0; line--) {
                if (random.nextInt(3) == 0) {
                    said.append(VERBS.get(random.nextInt(VERBS.size()))).append(' ');
                }
                for (int octet = random.nextInt(40); octet > 0; octet--) {
                    said.append((char) (random.nextBoolean() ? 'A' + random.nextInt(26) : random.nextInt(256)));
                }
                said.append("\r\n");
            }
            socket.getOutputStream().write(said.toString().getBytes(StandardCharsets.ISO_8859_1));
            if (random.nextBoolean()) {
                socket.shutdownOutput();
            }
            socket.getInputStream().readAllBytes();
        } catch (IOException cutOff) {
            // With silence, or with RST.
        }
    }

    private Set<String> series() throws Exception {
        return PrometheusText.parse(scrape()).keySet().stream()
                .filter(name -> name.startsWith("fixuplab_"))
                .collect(Collectors.toSet());
    }

    private String scrape() throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + port + "/metrics");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** A client that counts the octets it says and hears. */
    private static final class SmtpTalk implements AutoCloseable {

        private final Socket socket;
        private final StringBuilder text = new StringBuilder();
        private long said;
        private long heard;

        SmtpTalk(InetSocketAddress server) throws IOException {
            socket = new Socket(server.getAddress(), server.getPort());
            socket.setSoTimeout(10_000);
        }

        void say(String line) throws IOException {
            byte[] octets = line.getBytes(StandardCharsets.ISO_8859_1);
            socket.getOutputStream().write(octets);
            said += octets.length;
        }

        void reply() throws IOException {
            String line;
            do {
                line = line();
            } while (line.length() > 3 && line.charAt(3) == '-');
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            int octet = socket.getInputStream().read();
            while (octet >= 0) {
                heard++;
                line.append((char) octet);
                if (octet == '\n') {
                    break;
                }
                octet = socket.getInputStream().read();
            }
            text.append(line);
            return line.toString();
        }

        void untilTheEnd() throws IOException {
            heard += socket.getInputStream().readAllBytes().length;
        }

        long count(String line) {
            return text.toString().lines().filter(it -> it.matches(line)).count();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
