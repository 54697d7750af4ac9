package org.fixuplab.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fixuplab.app.Cli;
import org.fixuplab.app.Fixuplab;
import org.fixuplab.app.RunningLab;
import org.fixuplab.app.output.Terminal;
import org.fixuplab.app.process.Shutdown;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One session, in which ASA 8.2(5) took STARTTLS away and the mail went out in clear, asked about in every way. */
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class SessionsCommandsTest {

    @TempDir
    private Path folder;

    private RunningLab lab;

    @BeforeAll
    void send() {
        lab = RunningLab.start("--firmware", "asa-8.2.5");
        lab.mail(lab.address("firewall"));
        assertThat(lab.ask("sessions", "wait", "--match", "ended=true").code()).isZero();
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    @Test
    void ls_is_a_row_a_session() {
        assertThat(lab.ask("sessions", "ls").out())
                .matches("1  default  20\\S+Z  \\d+ms  127.0.0.1:\\d+  fin  clear  1  \\S*ehlo-mask\\S*\n");
        assertThat(lab.show("sessions", "ls").out()).startsWith("ID  PROXY    OPENED    LASTED");
        assertThat(lab.ask("sessions", "ls", "--json").out()).contains("\"schema\" : 1", "\"items\"", "\"ehlo-mask\"");
    }

    @Test
    void ls_takes_every_condition_of_a_match() {
        for (List<String> met : List.of(
                List.of("--behaviour", "ehlo-mask", "--behaviour", "banner-stars"),
                List.of("--proxy", "default"),
                List.of("--verb", "EHLO", "--code", "250"),
                List.of("--ended"),
                List.of("--tls", "false", "--after", "0"),
                List.of("--client-ended", "fin", "--server-ended", "fin"))) {
            assertThat(ls(met).out()).as("%s", met).startsWith("1  ");
        }
        for (List<String> missed : List.of(
                List.of("--behaviour", "dot-split"),
                List.of("--proxy", "other"),
                List.of("--tls"),
                List.of("--ended=false"),
                List.of("--after", "1"))) {
            assertThat(ls(missed).all()).as("%s", missed).isEmpty();
        }
        assertThat(ls(List.of("--behaviour", "ehlo-msk")).err()).contains("ehlo-msk", "ehlo-mask");
    }

    private Cli.Outcome ls(List<String> conditions) {
        return lab.ask(java.util.stream.Stream.concat(List.of("sessions", "ls").stream(), conditions.stream())
                .toArray(String[]::new));
    }

    @Test
    void show_is_both_sides_and_what_is_known_besides() {
        String shown = lab.show("sessions", "show", "1").out();
        assertThat(shown)
                .contains("250 XXXXXXXA", "250 STARTTLS", "ehlo-mask")
                .contains("  session    1 through default, ASA 8.2(5)\n", "  ended      client fin, server fin, after ")
                .contains("  log        %ASA-6-302013: Built", "  log        %ASA-6-302014: Teardown");
        assertThat(shown.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        assertThat(lab.ask("sessions", "show", "1", "--json").out()).contains("\"schema\" : 1", "\"verbs\"");
    }

    @Test
    void a_session_that_is_not_there_is_exit_2_with_a_way_on() {
        Cli.Outcome missing = lab.ask("sessions", "show", "99");
        assertThat(missing.err())
                .isEqualTo("fixuplab: there is no session 99: 'fixuplab sessions ls' lists those that"
                        + " are kept; the oldest are dropped first\n");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(lab.ask("sessions", "export", "99", "--bundle", "-").code()).isEqualTo(2);
    }

    @Test
    void a_wait_in_vain_is_exit_4_with_the_nearest_miss() {
        Cli.Outcome vain =
                lab.ask("sessions", "wait", "-m", "behaviour=ehlo-mask", "-m", "tls=true", "--timeout", "50ms");
        assertThat(vain.err())
                .startsWith("fixuplab: waited 50ms for 1 session with behaviour=ehlo-mask, tls=true, in vain\n")
                .contains("fixuplab: nearest is session 1, which meets 1 of 2 conditions: ");
        assertThat(vain.out()).isEmpty();
        assertThat(vain.code()).isEqualTo(4);
    }

    @Test
    void a_slip_in_a_match_is_told_at_once() {
        Cli.Outcome slip = lab.ask("sessions", "wait", "--match", "behaviour=ehlo-msk", "--timeout", "10m");
        assertThat(slip.err()).contains("there is no behaviour 'ehlo-msk'", "ehlo-mask");
        assertThat(slip.code()).isEqualTo(2);
    }

    @Test
    void export_writes_whole_files() throws Exception {
        String zip = folder.resolve("proof.zip").toString();
        String pcap = folder.resolve("proof.pcapng").toString();
        String scenario = folder.resolve("proof.conf").toString();
        String page = folder.resolve("proof.html").toString();
        Cli.Outcome exported = lab.ask(
                "sessions",
                "export",
                "1",
                "--bundle",
                zip,
                "--pcap",
                pcap,
                "--scenario",
                scenario,
                "--transcript",
                page);
        assertThat(exported.err()).contains("wrote " + zip + ", ");
        assertThat(exported.code()).isZero();
        assertThat(Files.readAllBytes(Path.of(zip))).startsWith('P', 'K', 3, 4);
        assertThat(Files.readAllBytes(Path.of(pcap))).startsWith(0x0A, 0x0D, 0x0D, 0x0A);
        assertThat(Files.readString(Path.of(page))).startsWith("<!");
        assertThat(Cli.run("check", scenario).code()).isZero();
        try (var files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".unfinished"));
        }
    }

    @Test
    void anonymise_counts_for_every_file_that_is_written() throws Exception {
        Path page = folder.resolve("hidden.html");
        Path lines = folder.resolve("hidden.jsonl");
        Path scenario = folder.resolve("hidden.conf");
        for (List<String> what : List.of(
                List.of("--transcript", page.toString(), "--scenario", scenario.toString()),
                List.of("--transcript", lines.toString()))) {
            List<String> words = new ArrayList<>(List.of("sessions", "export", "1", "--anonymise"));
            words.addAll(what);
            assertThat(lab.ask(words.toArray(String[]::new)).code()).isZero();
        }
        String known = lab.ask("sessions", "export", "1", "--transcript", "-").out();
        assertThat(known).contains("example.com");
        for (Path file : List.of(page, lines, scenario)) {
            assertThat(Files.readString(file))
                    .as(file.toString())
                    .contains("EHLO")
                    .doesNotContain("example.com");
        }
    }

    @Test
    void export_to_stdout_and_slips() {
        assertThat(lab.ask("sessions", "export", "1", "--transcript", "-").out())
                .contains("ehlo-mask");
        assertThat(lab.ask("sessions", "export", "1").err()).contains("say what to write");
        assertThat(lab.ask("sessions", "export", "1", "--transcript", "x.doc").err())
                .contains(".txt, .html or .jsonl");
        Cli.Outcome nowhere = lab.ask("sessions", "export", "1", "--pcap", "/none/x.pcapng");
        assertThat(nowhere.err()).contains("/none/x.pcapng cannot be written: no such file or directory");
        assertThat(nowhere.code()).isEqualTo(3);
    }

    @Test
    void tail_says_what_serve_says() throws Exception {
        Cli tail = lab.cli();
        Thread thread = new Thread(() -> tail.call("sessions", "tail", "--after", "0"), "tail");
        thread.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> tail.soFar().contains("over: "));
        tail.shutdown().ask();
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
        assertThat(tail.soFar())
                .contains("session 1: opened by 127.0.0.1 port ")
                .containsPattern("session 1: ehlo-mask altered \".*\" to \".*XXXA\" \\(server to client, octet \\d+\\)")
                .contains("mta stored message 1 in clear: <sender@client.example.com> to <user@example.com>, ")
                .contains("session 1: over: FIN on both sides");
        List<String> served = lab.told()
                .lines()
                .filter(line -> line.matches("(session |mta |%ASA).*"))
                .toList();
        assertThat(tail.soFar().lines()).containsAll(served);
    }

    @Test
    void tail_for_machines_is_a_json_line_an_event() throws Exception {
        Cli tail = lab.cli();
        Thread thread = new Thread(() -> tail.call("sessions", "tail", "--after", "0", "--json"), "tail");
        thread.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> tail.soFar().contains("\"session-closed\""));
        tail.shutdown().ask();
        thread.join(10_000);
        assertThat(tail.soFar().lines()).allMatch(line -> line.startsWith("{\"id\":") && line.endsWith("}"));
        assertThat(tail.soFar().lines().skip(1)).allMatch(line -> line.contains("\"session\":1,"));
    }

    @Test
    void tail_ends_when_nobody_reads_what_it_says() {
        OutputStream closedPipe = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("broken pipe");
            }
        };
        PrintStream out = new PrintStream(closedPipe, false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Surroundings around =
                new Surroundings(out, err, Map.of("HOME", "/nonexistent"), Terminal.PLAIN, new Shutdown(false));
        assertThat(Fixuplab.run(List.of("sessions", "tail", "--after", "0", "--url", lab.url()), around))
                .isZero();
    }

    @Test
    void messages_are_listed_shown_and_waited_for() {
        assertThat(lab.ask("messages", "wait", "--match", "recipient=user@example.com")
                        .out())
                .matches("1  20\\S+Z  1  clear  \\d+  sender@client.example.com  user@example.com  .*\n");
        assertThat(lab.ask("messages", "ls", "--recipient", "user@example.com", "--tls", "false")
                        .out())
                .startsWith("1  ");
        assertThat(lab.ask("messages", "ls", "--subject", "nothing of the kind").all())
                .isEmpty();
        assertThat(lab.ask("messages", "show", "1").out())
                .contains("  sender    <sender@client.example.com>\n", "  tls       in clear\n", "\nSubject: ");
        assertThat(lab.ask("messages", "show", "1", "--raw").out()).contains("Subject: ", "\r\n\r\n");
        assertThat(lab.ask("messages", "show", "1", "--json").out()).contains("\"helo\"");
    }
}
