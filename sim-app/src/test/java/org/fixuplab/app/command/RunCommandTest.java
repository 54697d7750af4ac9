package org.fixuplab.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.fixuplab.app.Cli;
import org.fixuplab.app.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class RunCommandTest {

    private static final String SHIPPED = "../scenarios/esa-starttls-masked.conf";
    private static final String GOOD = """
            version = 1
            title = "Greeting"
            firewall { firmware = "ASA 8.2(5)" }
            mta { persona = cisco-esa }
            client { play = \"""
              S: 220 ...
              C: QUIT
              S: 221 ...
            \""" }
            expect { mailbox.count = 0 }
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {80, 120})
    void one_scenario_shows_both_sides_and_the_verdict(int columns) {
        Cli.Outcome outcome = Cli.run("run", SHIPPED, "--columns", String.valueOf(columns));
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).isEmpty();
        Golden.assertSame("run-esa-starttls-masked-" + columns + ".txt", outcome.out());
    }

    @Test
    void a_verdict_that_fails_is_exit_1_with_the_line() throws Exception {
        Path file = file("wrong.conf", GOOD.replace("mailbox.count = 0", "mailbox.count = 1"));
        Cli.Outcome outcome = Cli.run("run", file.toString());
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).contains("FAILED", file + ":10", "expected", "got");
    }

    @Test
    void a_file_that_is_wrong_is_exit_2_with_every_problem_and_the_others_are_run() throws Exception {
        Path bad = file("bad.conf", GOOD.replace("title", "titel").replace("cisco-esa", "cisco-eas"));
        Path good = file("good.conf", GOOD);
        Cli.Outcome outcome = Cli.run("run", bad.toString(), good.toString());
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("fixuplab: " + bad + ":2: ", "did you mean title?", bad + ":4: ", "cisco-esa")
                .doesNotContain("Exception", "\tat ");
        assertThat(outcome.out()).contains("passed");
    }

    @Test
    void a_program_that_is_not_there_is_exit_3() throws Exception {
        Path file = file(
                "missing.conf",
                "version = 1\nfirewall { firmware = \"ASA 8.2(5)\" }\nclient { command = [\"no-such-program\"] }\nexpect { mailbox.count = 0 }\n");
        Cli.Outcome outcome = Cli.run("run", file.toString());
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.out()).contains("NOT RUN", "no-such-program");
    }

    @Test
    void of_several_the_worst_wins_and_only_failures_are_shown_whole() throws Exception {
        file("good.conf", GOOD);
        file("wrong.conf", GOOD.replace("mailbox.count = 0", "mailbox.count = 1"));
        Path xml = folder.resolve("result.xml");
        Cli.Outcome outcome = Cli.run("run", folder.toString(), "--junit-xml", xml.toString());
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).contains("passed  good", "FAILED  wrong", "1 passed, 1 failed in ");
        assertThat(outcome.out().split("QUIT", -1)).as("one transcript").hasSize(3);
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml.toFile());
        assertThat(document.getDocumentElement().getAttribute("tests")).isEqualTo("2");
        assertThat(document.getDocumentElement().getAttribute("failures")).isEqualTo("1");
    }

    @Test
    void json_alone_is_on_stdout() {
        Cli.Outcome outcome = Cli.run("run", SHIPPED, "--json");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .startsWith("{\n  \"schema\" : 1")
                .contains("\"behaviours\" : [ \"banner-stars\", \"ehlo-mask\", \"verb-x\" ]");
    }

    @Test
    void a_file_or_folder_that_is_not_there_is_exit_2() throws Exception {
        Cli.Outcome missing = Cli.run("run", folder.resolve("none.conf").toString());
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("none.conf").doesNotContain("Exception");
        Cli.Outcome empty = Cli.run("run", folder.toString());
        assertThat(empty.code()).isEqualTo(2);
        assertThat(empty.err()).contains("holds no .conf file");
    }

    @Test
    void check_prints_every_problem_and_runs_nothing() throws Exception {
        Path bad = file("bad.conf", GOOD.replace("title", "titel").replace("cisco-esa", "cisco-eas"));
        Cli.Outcome outcome = Cli.run("check", SHIPPED, bad.toString());
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out())
                .contains(SHIPPED + ": fine\n", bad + ":2: ", bad + ":4: ")
                .doesNotContain("Exception");
        Cli.Outcome json = Cli.run("check", bad.toString(), "--json");
        assertThat(json.code()).isEqualTo(2);
        assertThat(json.out()).startsWith("{\n  \"schema\" : 1").contains("\"line\" : 4");
    }

    private Path file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }
}
