package org.fixuplab.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.fixuplab.lab.Problem;
import org.fixuplab.lab.play.Step;
import org.fixuplab.lab.scenario.Expectations.Delivery;
import org.fixuplab.lab.scenario.Expectations.Words;
import org.fixuplab.mta.Faults;
import org.fixuplab.mta.Logins;
import org.fixuplab.mta.ServerCertificate;
import org.fixuplab.proxy.Segmentation;
import org.fixuplab.proxy.observe.DeviceNames;
import org.fixuplab.proxy.observe.Ending;
import org.fixuplab.proxy.observe.Inside;
import org.fixuplab.send.Cutting;
import org.fixuplab.send.Login;
import org.fixuplab.send.SendSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioFileTest {

    private static final String LEAST = """
            version = 1
            firewall { firmware = none }
            client { play = "S: 220 ..." }
            """;

    @TempDir
    Path folder;

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("some.conf"), text);
    }

    private Scenario one(String text) throws IOException, ScenarioException {
        List<Scenario> cases = ScenarioFile.read(write(text)).cases();
        assertThat(cases).hasSize(1);
        return cases.get(0);
    }

    private List<String> problems(String text) throws IOException {
        Path file = write(text);
        ScenarioException wrong = catchThrowableOfType(ScenarioException.class, () -> ScenarioFile.read(file));
        assertThat(wrong).isNotNull();
        return wrong.problems().stream()
                .map(Problem::toString)
                .map(it -> it.replace(folder + "/", ""))
                .toList();
    }

    @Test
    void what_is_not_written_has_a_default() throws Exception {
        Scenario scenario = one(LEAST);
        assertThat(scenario.title()).isEqualTo("some");
        assertThat(scenario.name()).isEqualTo("some");
        assertThat(scenario.symptom()).isEmpty();
        assertThat(scenario.sources()).isEmpty();
        assertThat(scenario.quiet()).isEqualTo(Duration.ofMillis(200));
        assertThat(scenario.caseName()).isEmpty();
        assertThat(scenario.expect().lines().byKey()).isEmpty();
        assertThat(scenario.policy().inspects()).isFalse();
        assertThat(scenario.lab().mta().persona()).hasToString("postfix");
        assertThat(scenario.lab().mta().hostname()).isEqualTo("mail.example.com");
        assertThat(scenario.lab().proxy().listen().getPort()).isZero();
        assertThat(scenario.lab().segments()).isEqualTo(Segmentation.READ);
        assertThat(scenario.lab().proxy().idleTimeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(scenario.lab().proxy().linger()).isEqualTo(Duration.ofMinutes(10));
        assertThat(scenario.lab().device()).isEqualTo(DeviceNames.DEFAULT);
        assertThat(scenario.client())
                .isInstanceOfSatisfying(
                        Client.Plays.class, it -> assertThat(it.patience()).isEqualTo(Duration.ofSeconds(5)));
    }

    @Test
    void a_device_configuration_with_a_version_line_names_the_firmware() throws Exception {
        String text = """
                version = 1
                title = "a title"
                firewall {
                  config = \"""
                    : Saved
                    ASA Version 9.1(5)21
                    policy-map global_policy
                     class inspection_default
                      inspect smtp
                  \"""
                }
                mta.persona = cisco-esa
                client.play = "S: 220 ..."
                """;
        assertThat(one(text).policy().firmware()).isEqualTo("ASA 9.1(5.21)");
        assertThat(one(text).policy().enabled()).doesNotContainKey("ehlo-mask");
    }

    @Test
    void a_device_configuration_is_applied_to_the_device_port() throws Exception {
        String text = """
                version = 1
                title = "a title"
                firewall {
                  firmware = "ASA 8.2(5)"
                  config = "class-map mail\\n match port tcp eq 2025\\npolicy-map global_policy\\n class mail\\n  inspect esmtp"
                  device-port = %d
                }
                mta.persona = cisco-esa
                client.play = "S: 220 ..."
                """;
        assertThat(one(text.formatted(25)).policy().inspects()).isFalse();
        assertThat(one(text.formatted(2025)).policy().inspects()).isTrue();
    }

    @Test
    void every_key_is_read() throws Exception {
        Scenario scenario = one("""
                version = 1
                title = "a title"
                symptom = "a symptom"
                sources = [one, "two"]
                quiet = 1s
                firewall {
                  firmware = "asa-8.2.5"
                  config = "class-map mail\\n match port tcp eq 587\\npolicy-map p\\n class mail\\n  inspect esmtp\\nservice-policy p global"
                  behaviours { ehlo-mask { letters = off, pass = [SIZE, DSN] }, verb-x.enabled = off }
                  segments { by = mss, mss = 536, gather = 20ms }
                  inside = client
                  device-port = 587
                  addresses { outside = 192.0.2.10, inside = "2001:db8::1" }
                  idle-timeout = 5s
                  linger = 1m
                }
                mta { persona = cisco-esa, hostname = mx.example.net, errors.limit = 2, tls = expired, implicit-tls = on, lenient-end = on, logins { "a.b" = c }, faults = [{ at = rcpt, act = fin }] }
                client { command = [true, "{port}"], environment { A = b }, timeout = 3s }
                expect {
                  outcome = no-mail
                  mailbox { count = 0, messages { "include" = [x], never = [y] } }
                  client { ended = reset, exit = 0, output { "include" = [p], never = [q] } }
                  server.ended = silence
                  behaviours { exactly = [verb-x], "include" = [], never = [ehlo-mask] }
                  syslog { exactly = [a, b], "include" = ["c..."], never = [d] }
                  sessions.count = 1
                }
                """);
        assertThat(scenario.expect().syslog())
                .isEqualTo(new Expectations.Words(Optional.of(List.of("a", "b")), List.of("c..."), List.of("d")));
        assertThat(scenario.title()).isEqualTo("a title");
        assertThat(scenario.symptom()).isEqualTo("a symptom");
        assertThat(scenario.sources()).containsExactly("one", "two");
        assertThat(scenario.quiet()).isEqualTo(Duration.ofSeconds(1));
        assertThat(scenario.policy().firmware()).isEqualTo("ASA 8.2(5)");
        assertThat(scenario.policy().enabled()).containsKey("ehlo-mask").doesNotContainKey("verb-x");
        assertThat(scenario.policy().enabled().get("ehlo-mask").flag("letters")).isFalse();
        assertThat(scenario.policy().enabled().get("ehlo-mask").words("pass")).containsExactly("SIZE", "DSN");
        assertThat(scenario.lab().segments()).isEqualTo(new Segmentation.ByMss(536, Duration.ofMillis(20)));
        assertThat(scenario.lab().device())
                .isEqualTo(new DeviceNames(
                        Inside.CLIENT, OptionalInt.of(587), Optional.of("192.0.2.10"), Optional.of("2001:db8::1")));
        assertThat(scenario.lab().proxy().idleTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(scenario.lab().proxy().linger()).isEqualTo(Duration.ofMinutes(1));
        assertThat(scenario.lab().mta().persona()).hasToString("cisco-esa");
        assertThat(scenario.lab().mta().hostname()).isEqualTo("mx.example.net");
        assertThat(scenario.lab().mta().certificate()).isEqualTo(new ServerCertificate.Expired());
        assertThat(scenario.lab().mta().implicitTls()).isTrue();
        assertThat(scenario.lab().mta().lenientEnd()).isTrue();
        assertThat(scenario.lab().mta().logins()).isEqualTo(new Logins(Map.of("a.b", "c")));
        assertThat(scenario.lab().mta().faults()).isEqualTo(Faults.parse("{ at = rcpt, act = fin }"));
        assertThat(scenario.client()).isInstanceOfSatisfying(Client.Runs.class, runs -> {
            assertThat(runs.line()).isEqualTo(18);
            assertThat(runs.command()).containsExactly("true", "{port}");
            assertThat(runs.environment()).containsEntry("A", "b");
            assertThat(runs.timeout()).isEqualTo(Duration.ofSeconds(3));
        });
        Expectations expect = scenario.expect();
        assertThat(expect.outcome()).hasValue(Delivery.NO_MAIL);
        assertThat(expect.mailboxCount()).isEqualTo(OptionalInt.of(0));
        assertThat(expect.mailboxMessages()).isEqualTo(new Words(Optional.empty(), List.of("x"), List.of("y")));
        assertThat(expect.clientEnded()).hasValue(Ending.RESET);
        assertThat(expect.clientExit()).hasValue(0);
        assertThat(expect.clientOutput()).isEqualTo(new Words(Optional.empty(), List.of("p"), List.of("q")));
        assertThat(expect.serverEnded()).hasValue(Ending.SILENCE);
        assertThat(expect.behaviours())
                .isEqualTo(new Words(Optional.of(List.of("verb-x")), List.of(), List.of("ehlo-mask")));
        assertThat(expect.sessionsCount()).hasValue(1);
        assertThat(expect.lines().of("expect.server.ended")).isEqualTo(23);
    }

    private SendSettings sent(String text) throws Exception {
        return ((Client.Sends) one(text).client()).settings();
    }

    @Test
    void every_key_of_a_message_is_read() throws Exception {
        Files.writeString(folder.resolve("letter.eml"), "Subject: x\r\n\r\nx\r\n");
        SendSettings settings = sent("""
                version = 1
                firewall { firmware = none }
                client.send {
                  persona = exim, tls.verify = on
                  from = "a@a.example", to = ["b@b.example", "c@c.example"], file = "letter.eml"
                  login = "alice:secret", queued = 10m, attempts = 7, wind = off, helo = me.example, segments = dot-alone
                }
                """);
        assertThat(settings.persona().name()).isEqualTo("exim");
        assertThat(settings.mail().sender()).isEqualTo("a@a.example");
        assertThat(settings.mail().recipients()).containsExactly("b@b.example", "c@c.example");
        assertThat(settings.mail().octets()).hasSize(17);
        assertThat(settings.login()).contains(new Login("alice", "secret"));
        assertThat(settings.queued()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.attempts()).isEqualTo(7);
        assertThat(settings.wind()).isEmpty();
        assertThat(settings.helo()).isEqualTo("me.example");
        assertThat(settings.cutting()).isEqualTo(Cutting.DOT_ALONE);
        assertThat(sent("version = 1\nfirewall { firmware = none }\nclient.send.size = 500\n")
                        .mail()
                        .octets())
                .hasSize(500);
    }

    @Test
    void a_message_has_defaults() throws Exception {
        SendSettings settings =
                sent("version = 1\nfirewall { firmware = none }\nclient.send { to = \"b@b.example\" }\n");
        assertThat(settings.persona().name()).isEqualTo("postfix-may");
        assertThat(settings.mail().recipients()).isEqualTo(List.of("b@b.example"));
        assertThat(settings.mail().octets()).hasSize(1000);
        assertThat(settings.attempts()).isEqualTo(2);
        assertThat(settings.wind()).isEqualTo(Optional.of(Duration.ofSeconds(2)));
    }

    @Test
    void every_key_is_in_the_text_of_the_tests_above() throws IOException {
        String test = Files.readString(Path.of("src/test/java/org/fixuplab/lab/scenario/ScenarioFileTest.java"));
        List<String> missing = new ArrayList<>();
        for (Key key : Key.values()) {
            String word = key.path().substring(key.path().lastIndexOf('.') + 1);
            if (!test.contains(word)) {
                missing.add(key.path());
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void a_case_is_laid_over_the_file() throws Exception {
        List<Scenario> cases = ScenarioFile.read(write(LEAST + """
                expect { mailbox.count = 0, sessions.count = 1 }
                cases {
                  zebra { firewall.firmware = "PIX 6.3(5)" }
                  "a b" { title = other, expect { mailbox.count = 1 }, client { play = null, command = [x] } }
                }
                """)).cases();
        assertThat(cases).extracting(Scenario::name).containsExactly("some / zebra", "some / a b");
        assertThat(cases.get(0).policy().firmware()).isEqualTo("PIX 6.3(5)");
        assertThat(cases.get(0).expect().mailboxCount()).hasValue(0);
        assertThat(cases.get(1).policy().firmware()).isEqualTo("none");
        assertThat(cases.get(1).title()).isEqualTo("other");
        assertThat(cases.get(1).expect().mailboxCount()).hasValue(1);
        assertThat(cases.get(1).expect().sessionsCount()).hasValue(1);
        assertThat(cases.get(1).client()).isInstanceOf(Client.Runs.class);
    }

    @Test
    void a_play_put_together_from_pieces_knows_its_lines() throws Exception {
        List<Scenario> cases = ScenarioFile.read(write("""
                version = 1
                firewall { firmware = none }
                client.play = \"""
                  S: 220 ...
                  C: HELO a
                  S: 250 ...
                  C: QUIT
                \"""
                cases {
                  one { client.play = \"""
                    S: 220 ...
                    C: QUIT
                  \""" }
                  two { client.play = ${client.play} \"""

                    S: 250 ...
                  \""" }
                }
                """)).cases();
        assertThat(lines(cases.get(0))).containsExactly(11, 12);
        assertThat(lines(cases.get(1))).containsExactly(4, 5, 6, 7, 16);
    }

    private static List<Integer> lines(Scenario scenario) {
        return ((Client.Plays) scenario.client())
                .play().steps().stream().map(Step::line).toList();
    }

    @Test
    void includes_and_substitutions_lead_somewhere() throws Exception {
        Files.writeString(folder.resolve("common.conf"), "firewall { firmware = \"ASA 9.6(1)\" }\n");
        Scenario scenario = one("""
                version = 1
                include "common.conf"
                title = "behind "${firewall.firmware}
                client { play = "S: 220 ..." }
                """);
        assertThat(scenario.title()).isEqualTo("behind ASA 9.6(1)");
    }

    @Test
    void a_problem_of_an_included_file_names_that_file() throws Exception {
        Files.writeString(folder.resolve("common.conf"), "\nfirewall { firmwear = none }\n");
        assertThat(problems("include \"common.conf\"\n" + LEAST))
                .containsExactly("common.conf:2: there is no key firewall.firmwear; did you mean firewall.firmware?");
    }

    @Test
    void serving_needs_no_client() throws Exception {
        Path file = write("version = 1\nfirewall { firmware = none }\n");
        assertThat(ScenarioFile.readForServing(file).cases())
                .singleElement()
                .satisfies(it -> assertThat(it.client()).isInstanceOf(Client.Nobody.class));
    }

    @Test
    void a_comment_is_no_cut_value() throws Exception {
        assertThat(one(LEAST + "title = plain # a comment\nsymptom = \"#1 // 2\" #glued\n#title = x\n// symptom = y\n")
                        .symptom())
                .isEqualTo("#1 // 2");
    }

    @Test
    void files_with_crlf_are_read() throws Exception {
        assertThat(one((LEAST + "expect.mailbox.count = 0\n").replace("\n", "\r\n"))
                        .expect()
                        .mailboxCount())
                .hasValue(0);
    }

    @Test
    void the_order_of_problems_is_that_of_lines() throws Exception {
        List<String> told = problems("version = 3\nzoo = 1\nape = 2\nfirewall { firmware = none }\n");
        assertThat(told).hasSize(4);
        assertThat(told.stream().map(it -> it.split(":")[1]).toList()).isEqualTo(Arrays.asList("1", "1", "2", "3"));
    }
}
