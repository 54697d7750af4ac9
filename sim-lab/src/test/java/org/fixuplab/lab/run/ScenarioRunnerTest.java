package org.fixuplab.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fixuplab.lab.scenario.Scenario;
import org.fixuplab.lab.scenario.ScenarioException;
import org.fixuplab.lab.scenario.ScenarioFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ScenarioRunnerTest {

    private static final String ESA = """
            version = 1
            firewall { firmware = "ASA 8.2(5)" }
            mta { persona = cisco-esa }
            """;

    private static final String TECHNOTE = ESA + """
            client.play = \"""
              S: 220 **********************
              C: EHLO client.example.com
              S: 250-...
              S: 250 XXXXXXXA
              C: STARTTLS
              S: 500 #5.5.1 command not recognized
              C: QUIT
              S: 221 ...
            \"""
            """;

    private static final String MAIL = ESA + """
            client.play = \"""
              S: 220 ...
              C: HELO client.example.com
              S: 250 ...
              C: MAIL FROM:<a@client.example.com>
              S: 250 ...
              C: RCPT TO:<b@example.com>
              S: 250 ...
              C: DATA
              S: 354 ...
              C: Subject: one
              C:
              C: caf\u00e9
              C: .
              S: 250 ...
              C: QUIT
              S: 221 ...
            \"""
            """;

    @TempDir
    Path folder;

    private Scenario scenario(String text) {
        try {
            return ScenarioFile.read(Files.writeString(folder.resolve("some.conf"), text))
                    .cases()
                    .get(0);
        } catch (IOException | ScenarioException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private RunResult run(String text) {
        return new ScenarioRunner().run(scenario(text), RunOptions.DEFAULT);
    }

    private List<String> failures(String text) {
        RunResult result = run(text);
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        return result.failures().stream()
                .map(Failure::toString)
                .map(it -> it.replace(folder + "/", ""))
                .toList();
    }

    @Test
    void what_is_as_written_passes() {
        RunResult result = run(
                TECHNOTE
                        + "expect { outcome = no-mail, mailbox.count = 0, client.ended = fin, server.ended = fin, sessions.count = 1\n"
                        + "behaviours { exactly = [verb-x, banner-stars, ehlo-mask], \"include\" = [verb-x], never = [allow-tls] } }");
        assertThat(result.failures()).isEmpty();
        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.sessions()).hasSize(1);
        assertThat(result.mailbox()).isEmpty();
        assertThat(result.duration()).isPositive();
    }

    @Test
    void all_wrong_expectations_are_told_with_what_comes_nearest() {
        assertThat(failures(TECHNOTE + """
                expect {
                  outcome = delivered-tls
                  mailbox.count = 2
                  client.ended = reset
                  server.ended = silence
                  sessions.count = 3
                  behaviours.exactly = [banner-stars, banner-keep-2-0, ehlo-mask]
                  behaviours.include = [header-nested]
                  behaviours.never = [ehlo-mask]
                }
                """))
                .containsExactly(
                        "some.conf:15: expected outcome = delivered-tls, got no-mail; the server's last words were '221 mail.example.com'",
                        "some.conf:16: expected mailbox.count = 2, got 0; the server's last words were '221 mail.example.com'",
                        "some.conf:17: expected client.ended = reset, got fin; both peers closed in order",
                        "some.conf:18: expected server.ended = silence, got fin; both peers closed in order",
                        "some.conf:19: expected sessions.count = 3, got 1",
                        "some.conf:20: expected behaviours.exactly = [banner-stars, banner-keep-2-0, ehlo-mask],"
                                + " got [banner-stars, ehlo-mask, verb-x]; missing banner-keep-2-0: it is off in ASA 8.2(5) as configured here;"
                                + " too many: verb-x, which overwrote 'STARTTLS' with 'XXXXXXXX'",
                        "some.conf:21: expected behaviours.include: header-nested, got [banner-stars, ehlo-mask, verb-x];"
                                + " it is off in ASA 8.2(5) as configured here",
                        "some.conf:22: expected behaviours.never: ehlo-mask, got it; it overwrote 'STARTTLS' with 'XXXXXXXA'");
    }

    @Test
    void another_reply_and_a_wrong_annotation_are_told_with_their_lines() {
        assertThat(failures(ESA + """
                client.play = \"""
                  S: 220 ...                <~ 220 mail.example.org ESMTP
                  C: EHLO a                 ~> EHLO a
                  S: 250-...
                  S: 250 XXXXXXXA           <~ 250 STARTTLS
                  C: STARTTLS               ~> STARTTLS
                  S: 220 Go ahead with TLS
                \"""
                """))
                .containsExactly(
                        "some.conf:5: expected S: 220 ...  <~ 220 mail.example.org ESMTP,"
                                + " got '220 mail.example.com ESMTP' from the server; up to '220 mail.example.' it agrees",
                        "some.conf:9: expected C: STARTTLS  ~> STARTTLS, got 'XXXXXXXX' at the server; not even the first octet agrees",
                        "some.conf:10: expected S: 220 Go ahead with TLS, got '500 #5.5.1 command not recognized'; not even the first octet agrees");
    }

    @Test
    void mail_is_judged_by_what_it_holds_and_how_it_came() {
        RunResult passed = run(
                MAIL
                        + "expect { outcome = delivered-clear, mailbox { count = 1, messages { \"include\" = [\"caf\u00e9\"], never = [tea] } } }");
        assertThat(passed.failures()).isEmpty();
        assertThat(passed.mailbox()).hasSize(1);
        assertThat(failures(MAIL
                        + "expect { outcome = no-mail, mailbox.messages { \"include\" = [tea], never = [Subject] } }"))
                .containsExactly(
                        "some.conf:22: expected outcome = no-mail, got delivered-clear;"
                                + " message 1 from <a@client.example.com> to <b@example.com> in clear",
                        "some.conf:22: expected mailbox.messages.include: 'tea', got no message that holds it;"
                                + " message 1 from <a@client.example.com> to <b@example.com> in clear",
                        "some.conf:22: expected mailbox.messages.never: 'Subject', got it;"
                                + " message 1 from <a@client.example.com> to <b@example.com> in clear");
    }

    @Test
    void the_pieces_of_a_verb_are_compared_as_the_line_they_make() {
        RunResult result = run(ESA + """
                client.play = \"""
                  S: 220 ...
                  C| HE
                  C: LO a                   ~> XXXX a
                  S: 500 ...
                \"""
                """);
        assertThat(result.failures()).isEmpty();
    }

    @Test
    void an_ending_in_silence_is_seen() {
        RunResult result = run("""
                version = 1
                firewall { firmware = "PIX 7.2(2)", behaviours.header-duplicate.action = silence }
                client { patience = 3s, play = \"""
                  S: 220 ...
                  C: HELO a
                  S: 250 ...
                  C: MAIL FROM:<a@a.example>
                  C: RCPT TO:<b@b.example>
                  C: DATA
                  S: 250 ...
                  S: 250 ...
                  S: 354 ...
                  C: Content-Type: text/plain
                  C: Content-Type: text/html
                  C:
                  C: .
                  S: <silence 300ms>
                \""" }
                expect { client.ended = silence, mailbox.count = 0, behaviours.include = [header-duplicate] }
                """);
        assertThat(result.failures()).isEmpty();
    }

    @Test
    void a_program_is_told_where_the_lab_is() {
        RunResult result = run(ESA + """
                client {
                  command = [sh, -c, "echo {host} {port} $SMTP_HOST $SMTP_PORT $EXTRA; head -1 {ca} $FIXUPLAB_CA; pwd; exit 3"]
                  environment { EXTRA = "to {host}" }
                }
                expect { client.exit = 3, client.output.include = ["BEGIN CERTIFICATE"], sessions.count = 0 }
                """);
        assertThat(result.failures()).isEmpty();
        List<String> lines = result.command().orElseThrow().output().lines().toList();
        assertThat(lines.get(0)).matches("127\\.0\\.0\\.1 (\\d+) 127\\.0\\.0\\.1 \\1 to 127\\.0\\.0\\.1");
        assertThat(lines).contains(folder.toAbsolutePath().toString());
    }

    @Test
    void a_program_is_judged_by_exit_and_output() {
        assertThat(failures(ESA + """
                client.command = [sh, -c, "echo status=deferred dsn=4.7.4; echo bye"]
                expect { client.exit = 1, client.output { "include" = ["status=bounced"], never = [bye] } }
                """))
                .containsExactly(
                        "some.conf:5: expected client.exit = 1, got 0; its last line is 'bye'",
                        "some.conf:5: expected client.output.include: 'status=bounced', got no line that holds it;"
                                + " the nearest line is 'status=deferred dsn=4.7.4'",
                        "some.conf:5: expected client.output.never: 'bye', got it; the line is 'bye'");
    }

    @Test
    void a_program_that_does_not_end_is_killed_with_all_it_started() throws IOException {
        Path pid = folder.resolve("pid");
        RunResult result = run(ESA + """
                client { command = [sh, -c, "sleep 300 & echo $! > pid; wait"], timeout = 2s }
                expect { client.exit = 0 }
                """);
        assertThat(result.failures()).singleElement().asString().contains("got a program that did not end in time");
        long child = Long.parseLong(Files.readString(pid).strip());
        org.awaitility.Awaitility.await()
                .until(() ->
                        ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void a_long_output_keeps_its_beginning_and_its_end() {
        RunResult result = run(ESA + """
                client.command = [sh, -c, "echo first; seq 1 100000; echo last"]
                expect { client.exit = 0 }
                """);
        String output = result.command().orElseThrow().output();
        assertThat(output)
                .startsWith("first\n1\n2\n")
                .endsWith("100000\nlast\n")
                .contains("characters left out");
        assertThat(output.length()).isLessThan(70_000);
    }

    @Test
    void a_missing_program_is_the_machines_fault() {
        RunResult result = run(ESA + "client.command = [no-such-program]\nexpect.client.exit = 0\n");
        assertThat(result.outcome()).isEqualTo(Outcome.ENVIRONMENT);
        assertThat(result.problem().orElseThrow().toString().replace(folder + "/", ""))
                .isEqualTo(
                        "some.conf:4: the program no-such-program cannot be started;"
                                + " install it (on Debian: apt-get install no-such-program), or name another in client.command");
    }

    @Test
    void a_script_says_what_it_lacks() {
        RunResult result =
                run(ESA + "client.command = [sh, -c, \"echo install postfix; exit 127\"]\nexpect.client.exit = 0\n");
        assertThat(result.outcome()).isEqualTo(Outcome.ENVIRONMENT);
        assertThat(result.problem().orElseThrow().remedy()).isEqualTo("install postfix");
    }

    @Test
    void a_port_that_is_taken_is_the_machines_fault() throws IOException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        try (ServerSocket taken = new ServerSocket(0, 1, loopback)) {
            Scenario scenario = scenario(TECHNOTE);
            InetSocketAddress address = new InetSocketAddress(loopback, taken.getLocalPort());
            RunResult result =
                    new ScenarioRunner().run(scenario.withLab(scenario.lab().withListen(address)), RunOptions.DEFAULT);
            assertThat(result.outcome()).isEqualTo(Outcome.ENVIRONMENT);
            assertThat(result.problem().orElseThrow().message())
                    .contains("cannot listen on 127.0.0.1:" + taken.getLocalPort());
        }
    }
}
