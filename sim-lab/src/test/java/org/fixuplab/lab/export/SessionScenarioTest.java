package org.fixuplab.lab.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fixuplab.event.Event;
import org.fixuplab.lab.journal.JournaledSession;
import org.fixuplab.lab.run.Outcome;
import org.fixuplab.lab.run.RunOptions;
import org.fixuplab.lab.run.RunResult;
import org.fixuplab.lab.run.ScenarioRunner;
import org.fixuplab.lab.scenario.Scenario;
import org.fixuplab.lab.scenario.ScenarioException;
import org.fixuplab.lab.scenario.ScenarioFile;
import org.fixuplab.proxy.transcript.Transcript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A session becomes a test. */
class SessionScenarioTest {

    @TempDir
    private Path folder;

    static Stream<Scenario> cases() throws IOException, ScenarioException {
        Stream.Builder<Scenario> cases = Stream.builder();
        try (Stream<Path> files = Files.list(Path.of("../scenarios"))) {
            for (Path file :
                    files.filter(it -> it.toString().endsWith(".conf")).sorted().toList()) {
                ScenarioFile.read(file).cases().forEach(cases);
            }
        }
        return cases.build();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_export_of_every_shipped_scenarios_sessions_passes_and_does_the_same(Scenario scenario) throws Exception {
        RunResult original = new ScenarioRunner().run(scenario, RunOptions.DEFAULT);
        if (original.outcome() == Outcome.ENVIRONMENT) {
            abort(String.valueOf(original.problem()));
        }
        for (JournaledSession session : original.journal()) {
            Path file = folder.resolve("session-" + session.id() + ".conf");
            String text = SessionScenario.of(session);
            Files.writeString(file, text);
            Files.writeString(
                    Path.of("/tmp/proof-export-" + scenario.name().replaceAll("[^a-z0-9]", "-") + ".conf"), text);
            Scenario exported = ScenarioFile.read(file).cases().get(0);
            assertThat(FirewallKeys.of(
                            exported.lab().proxy().withSegments(scenario.lab().segments())))
                    .isEqualTo(FirewallKeys.of(scenario.lab().proxy()));

            RunResult again = new ScenarioRunner().run(exported, RunOptions.DEFAULT);

            assertThat(again.outcome()).as(text + "\n" + again.failures()).isEqualTo(Outcome.PASSED);
            assertThat(alterations(again.journal().get(0).transcript()))
                    .as(text)
                    .isEqualTo(alterations(session.transcript()));
        }
    }

    /** Sessions that the shipped scenarios do not have, as mta and play. */
    static Stream<Arguments> oddities() {
        return Stream.of(
                Arguments.of("logins, good and bad", """
                        mta { persona = postfix, ehlo = ["AUTH PLAIN LOGIN"], logins { anna = secret } }
                        client { play = \"""
                          S: 220 ...
                          C: EHLO c.example.com
                          S: 250-...
                          S: 250 ...
                          C: AUTH PLAIN AGFubmEAc2VjcmV0
                          S: 235 ...
                          C: QUIT
                          S: 221 ...
                        \""" }
                        """),
                Arguments.of("a login in three steps that fails", """
                        mta { persona = postfix, ehlo = ["AUTH PLAIN LOGIN"], logins { anna = secret } }
                        client { play = \"""
                          S: 220 ...
                          C: EHLO c.example.com
                          S: 250-...
                          S: 250 ...
                          C: AUTH LOGIN
                          S: 334 ...
                          C: YW5uYQ==
                          S: 334 ...
                          C: d3Jvbmc=
                          S: 535 ...
                          C: QUIT
                          S: 221 ...
                        \""" }
                        """),
                Arguments.of("replies that differ from time to time", """
                        mta { persona = postfix, replies.rcpt = "250 <{recipient}> ok", replies.vrfy = "252 {recipient}?"
                          faults = [{ at = rcpt, first = 1, reply = ["450-4.2.0 not", "450 4.2.0 now"] }, { at = ehlo, first = 1, reply = "421 go {away}" } ] }
                        client { play = \"""
                          S: 220 ...
                          C: HELO c.example.com
                          S: 250 ...
                          C: VRFY anna
                          S: 252 ...
                          C: VRFY bert
                          S: 252 ...
                          C: MAIL FROM:<a@example.com>
                          S: 250 ...
                          C: RCPT TO:<b@example.com>
                          S: 450-...
                          S: 450 ...
                          C: RCPT TO:<b@example.com>
                          S: 250 ...
                          C: RCPT TO:<c@example.com>
                          S: 250 ...
                          C: EHLO c.example.com
                          S: 421 ...
                          S: <closed>
                        \""" }
                        """),
                Arguments.of("octets that mean something to a play, and others beyond ASCII", """
                        client { play = \"""
                          S: 220 ...
                          C: HELO c.example.com
                          S: 250 ...
                          C: NOOP \\x3Cclose> \\xE9\\x09 \\x5Cx41 "\\x22" a  \\x7E> b...\\x20\\x20
                          S: 250 ...
                          C| NOOP\\x0A
                          S: 250 ...
                          C: MAIL FROM:<a@example.com>
                          S: 250 ...
                          C: RCPT TO:<b@example.com>
                          S: 250 ...
                          C: DATA
                          S: 354 ...
                          C: <file body.txt>
                          C: ..
                          C: .
                          S: 250 ...
                          C: <reset>
                        \""" }
                        """),
                Arguments.of("a client that says goodbye and closes at once", """
                        client { play = \"""
                          S: 220 ...
                          C: QUIT
                          C: <close>
                          S: 221 ...
                          S: <closed>
                        \""" }
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddities")
    void so_does_the_export_of(String what, String mtaAndPlay) throws Exception {
        Files.write(
                folder.resolve("body.txt"), new byte[] {'<', 's', 't', (byte) 0xe9, '\r', '\n', 'x', '\n', '\r', '\n'});
        for (String firmware : List.of("none", "ASA 8.2(5)", "PIX 6.3(5)")) {
            // Behind a PIX not every one of these sessions comes to its end: what came of it is exported.
            Path file = folder.resolve("odd.conf");
            Files.writeString(
                    file,
                    "version = 1\nfirewall.firmware = \"" + firmware + "\"\n" + mtaAndPlay
                            + "client.patience = 1s\nexpect.sessions.count = 1\n");
            JournaledSession session = new ScenarioRunner()
                    .run(ScenarioFile.read(file).cases().get(0), RunOptions.DEFAULT)
                    .journal()
                    .get(0);
            String text = SessionScenario.of(session);
            Files.writeString(file, text);

            RunResult again =
                    new ScenarioRunner().run(ScenarioFile.read(file).cases().get(0), RunOptions.DEFAULT);

            String as = what + ", " + firmware + "\n" + text + "\n" + again.failures();
            assertThat(again.outcome()).as(as).isEqualTo(Outcome.PASSED);
            assertThat(alterations(again.journal().get(0).transcript()))
                    .as(as)
                    .isEqualTo(alterations(session.transcript()));
            assertThat(text).as(as).doesNotContain("c2VjcmV0", "d3Jvbmc");
        }
    }

    @Test
    void what_was_said_after_a_teardown_is_recorded_and_expected() throws Exception {
        Scenario scenario = ScenarioFile.read(Path.of("../scenarios/esa-starttls-masked.conf"))
                .cases()
                .get(0);
        RunResult run = new ScenarioRunner().run(scenario, RunOptions.DEFAULT);

        assertThat(SessionScenario.of(run.journal().get(0)))
                .contains(
                        "%ASA-6-302013: Built inbound TCP connection ... for outside:... (...) to inside:... (...)",
                        "%ASA-6-302014: Teardown TCP connection ... for outside:... to inside:... duration ... bytes ... TCP FINs",
                        "S: 250 XXXXXXXA                                   <~ 250 STARTTLS");
    }

    private static List<String> alterations(Transcript transcript) {
        List<String> alterations = new ArrayList<>();
        for (Event event : transcript.events()) {
            if (event instanceof Event.Altered altered) {
                alterations.add(altered.behaviour() + " " + altered.from() + " at " + altered.offset());
            }
        }
        return alterations;
    }
}
