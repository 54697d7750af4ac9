package org.fixuplab.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} goes on reading its files. */
@Timeout(120)
class ReloadTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private CliProcess serve(String... more) {
        List<String> words = new ArrayList<>(List.of("serve", "--listen", "0", "--mta-listen", "0", "--http", "0"));
        words.addAll(List.of(more));
        return CliProcess.start(folder, words.toArray(String[]::new));
    }

    private static void awaitErr(CliProcess process, String... texts) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(process.err()).contains(texts));
    }

    private static String scenario(String firmware, String mta) {
        return "version = 1\nfirewall { firmware = \"" + firmware + "\" }\nmta { " + mta + " }\n";
    }

    /** The greeting, and what follows EHLO. */
    private static String ehlo(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            StringBuilder said = new StringBuilder(in.readLine());
            socket.getOutputStream().write("EHLO me\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            in.lines().forEach(line -> said.append('\n').append(line));
            return said.toString();
        }
    }

    @Test
    void an_edited_scenario_counts_for_new_sessions_and_a_broken_one_does_not() throws Exception {
        Path file = folder.resolve("lab.conf");
        Files.writeString(file, scenario("ASA 8.2(5)", "persona = postfix"));
        try (CliProcess serve = serve(file.toString())) {
            int port = serve.port("firewall");
            assertThat(ehlo(port)).contains("XXXX").doesNotContain("STARTTLS");

            Files.writeString(file, scenario("ASA 9.4(1)", "persona = exim, hostname = mx.example.net"));
            awaitErr(
                    serve,
                    "reload: firewall: ASA 8.2(5) -> ASA 9.4(1)",
                    "reload: mta.persona: postfix -> exim",
                    "reload: mta.hostname: mail.example.com -> mx.example.net");
            assertThat(ehlo(port)).contains("STARTTLS", "mx.example.net");

            Files.writeString(file, "version = 1\nfirewall { firmware = \"ASA 99\", segmnts = 1 }\n");
            awaitErr(serve, "reload: what was before stays in force");
            assertThat(serve.err())
                    .contains("reload: " + file + ":2: ")
                    .contains("segmnts")
                    .containsOnlyOnce("what was before stays")
                    .doesNotContain("Exception");
            assertThat(ehlo(port)).contains("STARTTLS", "mx.example.net");

            Files.delete(file);
            awaitErr(serve, file + ": the file is gone");
            Path swap = folder.resolve("swap");
            Files.writeString(swap, scenario("PIX 6.3(5)", "persona = exim, hostname = mx.example.net"));
            Files.move(swap, file, StandardCopyOption.ATOMIC_MOVE);
            awaitErr(serve, "reload: firewall: ASA 9.4(1) -> PIX 6.3(5)");
            assertThat(ehlo(port)).startsWith("220 ****");
        }
    }

    @Test
    void whatever_stands_in_a_file_the_next_edit_is_read() throws Exception {
        Path file = folder.resolve("lab.conf");
        Files.writeString(file, scenario("ASA 8.2(5)", "persona = postfix"));
        try (CliProcess serve = serve(file.toString())) {
            int port = serve.port("firewall");
            int told = 0;
            for (String rubbish :
                    List.of("a = ".concat("[".repeat(200_000)), "\0\1\2", "include \"lab.conf\"", "${nothing}")) {
                Files.writeString(file, rubbish);
                int before = told;
                await().atMost(PATIENCE).until(() -> count(serve.err(), "what was before stays") > before);
                told = count(serve.err(), "what was before stays");
            }
            assertThat(serve.err()).doesNotContain("Exception", "Error", "\tat ");
            Files.writeString(file, scenario("PIX 6.3(5)", "persona = postfix"));
            awaitErr(serve, "reload: firewall: ASA 8.2(5) -> PIX 6.3(5)");
            assertThat(ehlo(port)).startsWith("220 ****");
        }
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Test
    void what_a_config_map_mounts_is_read_again_and_what_it_includes() throws Exception {
        Path mount = Files.createDirectory(folder.resolve("mount"));
        for (String[] version : new String[][] {{"..1", "ASA 8.2(5)"}, {"..2", "ASA 9.4(1)"}}) {
            Path data = Files.createDirectory(mount.resolve(version[0]));
            Files.writeString(data.resolve("lab.conf"), "version = 1\ninclude \"firewall.conf\"\n");
            Files.writeString(data.resolve("firewall.conf"), "firewall { firmware = \"" + version[1] + "\" }\n");
        }
        Files.createSymbolicLink(mount.resolve("..data"), Path.of("..1"));
        for (String name : List.of("lab.conf", "firewall.conf")) {
            Files.createSymbolicLink(mount.resolve(name), Path.of("..data", name));
        }
        try (CliProcess serve = serve(mount.resolve("lab.conf").toString())) {
            serve.port("firewall");
            Files.createSymbolicLink(mount.resolve("..tmp"), Path.of("..2"));
            Files.move(mount.resolve("..tmp"), mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
            awaitErr(serve, "reload: firewall: ASA 8.2(5) -> ASA 9.4(1)");
        }
    }

    @Test
    void the_configuration_file_counts_too_and_what_needs_a_restart_is_said() throws Exception {
        Path conf = folder.resolve("fixuplab.conf");
        Path device = folder.resolve("device.txt");
        Files.writeString(conf, "hostname = one.example.com\n");
        Files.writeString(device, "ASA Version 8.2(5)\n");
        try (CliProcess serve = serve("--device-config", device.toString())) {
            serve.port("firewall");
            Files.writeString(conf, "hostname = two.example.com\ndrain = 7s\nserve.listen = \"127.0.0.1:1\"\n");
            awaitErr(
                    serve,
                    "reload: mta.hostname: one.example.com -> two.example.com",
                    "reload: drain: 2s -> 7s: only after a restart",
                    "reload: serve.listen: 127.0.0.1:4025 -> 127.0.0.1:1: only after a restart");
            Files.writeString(device, "ASA Version 9.4(1)\n");
            awaitErr(serve, "reload: firewall: ASA 8.2(5) -> ASA 9.4(1)");
            Files.writeString(conf, "hostnme = three.example.com\n");
            awaitErr(serve, "fixuplab.conf:1: unknown key 'hostnme'");
        }
    }

    @Test
    void without_reload_an_edit_is_not_read() throws Exception {
        Path file = folder.resolve("lab.conf");
        Files.writeString(file, scenario("ASA 8.2(5)", ""));
        try (CliProcess serve = serve("--no-reload", file.toString())) {
            int port = serve.port("firewall");
            Files.writeString(file, scenario("ASA 9.4(1)", ""));
            await().during(Duration.ofSeconds(2))
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(serve.err()).doesNotContain("reload"));
            assertThat(ehlo(port)).doesNotContain("STARTTLS");
        }
    }
}
