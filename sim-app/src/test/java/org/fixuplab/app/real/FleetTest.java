package org.fixuplab.app.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.app.CliProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** conf/haproxy.cfg: a real HAProxy over three firewalls, each a machine of its own. */
@Timeout(150)
class FleetTest {

    private static final Path CONFIG = Path.of("..", "conf", "haproxy.cfg").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String HAPROXY = "192.0.2.1";
    private static final String CLIENTS = "192.0.2.100";
    private static final String SERVER = "192.0.2.200";
    private static final Duration LOAD = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    @Test
    void the_configuration_is_one_that_haproxy_takes() throws Exception {
        RealPrograms.needHaproxy();
        Process check = new ProcessBuilder("/usr/sbin/haproxy", "-c", "-f", CONFIG.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor()).as(said).isZero();
        assertThat(said).contains("valid").doesNotContain("WARNING");
    }

    @Test
    void one_is_drained_and_one_is_killed_under_load_and_every_message_is_accounted_for() throws Exception {
        RealPrograms.needHaproxy();
        RealPrograms.needNetworks();
        try (Namespaces network = new Namespaces(HAPROXY + "/24", CLIENTS + "/24", SERVER + "/24");
                Load load = new Load(network);
                CliProcess first = firewall(network, 1);
                CliProcess second = firewall(network, 2);
                CliProcess third = firewall(network, 3)) {
            for (CliProcess firewall : List.of(first, second, third)) {
                firewall.port("http");
            }
            Process haproxy = haproxy(network);
            load.awaitAccepted(300);

            Map<String, Integer> before = load.counts("before");
            second.terminate();
            assertThat(second.exitCode()).isZero();
            load.awaitAccepted(before.get("accepted") + 300);
            Map<String, Integer> drained = load.counts("drained");
            assertThat(drained.get("broken")).isEqualTo(before.get("broken"));
            assertThat(drained.get("doubts")).isEqualTo(before.get("doubts"));
            assertThat(second.err()).contains("stopping: ").doesNotContain("reset", "Exception");

            first.process().destroyForcibly();
            first.exitCode();
            load.awaitAccepted(drained.get("accepted") + 300);
            Map<String, Integer> account = load.stop();

            assertThat(account)
                    .containsEntry("lost", 0)
                    .containsEntry("unexplained", 0)
                    .containsEntry("settled", 1);
            assertThat(account.get("sent")).isEqualTo(account.get("accepted"));
            assertThat(account.get("twice")).isLessThanOrEqualTo(account.get("doubts"));
            assertThat(account.get("stored")).isGreaterThanOrEqualTo(account.get("sent"));
            assertThat(third.err()).contains("opened by " + CLIENTS + " port ").doesNotContain("refused", "Exception");
            assertThat(haproxy.isAlive()).isTrue();
            System.out.println("fleet: before " + before + ", drained " + drained + ", after the kill " + account);
        }
    }

    private CliProcess firewall(Namespaces network, int number) {
        String address = "192.0.2.1" + number;
        return CliProcess.startBy(
                folder,
                network.machine("firewall" + number, address + "/24"),
                Map.of("FIXUPLAB_TOKEN", "a-token-of-the-test"),
                "proxy",
                "--listen",
                address + ":4025",
                "--upstream",
                SERVER + ":2525",
                "--http",
                address + ":8525",
                "--proxy-protocol-in",
                "--drain",
                "30s");
    }

    private Process haproxy(Namespaces network) throws IOException {
        List<String> command = new ArrayList<>(network.hub());
        command.addAll(List.of("/usr/sbin/haproxy", "-db", "-f", CONFIG.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.txt").toFile())
                .start();
    }

    /** Clients and server, beside HAProxy. */
    private final class Load implements AutoCloseable {

        private static final Pattern COUNT = Pattern.compile("([a-z]+)=([0-9]+|true|false)");

        private final Path out = folder.resolve("load.txt");
        private final Process process;
        private final OutputStream in;

        Load(Namespaces network) throws IOException {
            List<String> command = new ArrayList<>(network.hub());
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    FleetLoad.class.getName(),
                    HAPROXY,
                    CLIENTS,
                    SERVER));
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            in = process.getOutputStream();
        }

        private Map<String, Integer> ask(String word) throws IOException {
            in.write((word + "\n").getBytes(StandardCharsets.US_ASCII));
            in.flush();
            String line = await().atMost(PATIENCE)
                    .until(
                            () -> Files.readString(out)
                                    .lines()
                                    .filter(said -> said.startsWith(word + " "))
                                    .findFirst()
                                    .orElse(""),
                            said -> !said.isEmpty());
            Matcher counts = COUNT.matcher(line);
            Map<String, Integer> all = new java.util.TreeMap<>();
            while (counts.find()) {
                all.put(
                        counts.group(1),
                        switch (counts.group(2)) {
                            case "true" -> 1;
                            case "false" -> 0;
                            default -> Integer.valueOf(counts.group(2));
                        });
            }
            return all;
        }

        Map<String, Integer> counts(String word) throws IOException {
            return ask(word);
        }

        void awaitAccepted(int count) {
            int[] asked = {0};
            await().atMost(PATIENCE)
                    .pollInterval(LOAD.dividedBy(10))
                    .until(() -> ask("at" + count + "-" + asked[0]++).get("accepted") >= count);
        }

        Map<String, Integer> stop() throws IOException {
            return ask("stop");
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
