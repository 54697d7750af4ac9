package org.fixuplab.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.fixuplab.app.Cli;
import org.fixuplab.app.CliProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ExecCommandTest {

    @TempDir
    private Path folder;

    @Test
    void the_command_finds_the_lab_in_its_environment_and_owns_stdout() {
        try (CliProcess exec = CliProcess.start(
                folder, "exec", "--", "sh", "-c", "echo $SMTP_HOST:$SMTP_PORT $FIXUPLAB_URL; head -n 1 $FIXUPLAB_CA")) {
            assertThat(exec.exitCode()).isZero();
            assertThat(exec.out())
                    .matches("127\\.0\\.0\\.1:\\d+ http://127\\.0\\.0\\.1:\\d+\n-----BEGIN CERTIFICATE-----\n");
            assertThat(exec.err()).contains("listening firewall 127.0.0.1:", "listening mta ", "listening http ");
        }
    }

    @Test
    void the_exit_code_is_that_of_the_command() {
        assertThat(Cli.run("exec", "--no-http", "--", "sh", "-c", "exit 7").code())
                .isEqualTo(7);
    }

    @Test
    void a_value_for_a_behaviour_that_is_off_is_told_to_have_no_effect() {
        String inVain = "behaviours.service-reset.inbound=on";
        assertThat(Cli.run("exec", "--no-http", "--set", inVain, "--", "true").err())
                .contains("--set " + inVain + " has no effect: service-reset is off in ASA 8.2(5), and"
                        + " --set behaviours.service-reset.enabled=on switches it on");
        assertThat(Cli.run(
                                "exec",
                                "--no-http",
                                "--set",
                                inVain,
                                "--set",
                                "behaviours.service-reset.enabled=on",
                                "--set",
                                "behaviours.verb-x.enabled=off",
                                "--",
                                "true")
                        .err())
                .doesNotContain("no effect");
    }

    @Test
    void a_failed_expectation_is_exit_1_with_what_there_was_instead() {
        Cli.Outcome outcome = Cli.run(
                "exec", "--no-http", "--expect", "mailbox.count=1", "--expect", "outcome=no-mail", "--", "true");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("fixuplab: expected mailbox.count = 1, got 0")
                .doesNotContain("outcome");
    }

    @Test
    void the_devices_log_can_be_expected_by_pattern() {
        Cli.Outcome outcome = Cli.run(
                "exec",
                "--no-http",
                "--expect",
                "syslog.include=...507003...reason, or another...",
                "--expect",
                "syslog.never=...507003...",
                "--",
                "true");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("expected syslog.include = ...507003...reason, or another..., got no line")
                .doesNotContain("syslog.never");
    }

    @Test
    void expectations_that_hold_leave_the_commands_code() {
        Cli.Outcome outcome = Cli.run(
                "exec",
                "--no-http",
                "--expect",
                "behaviours.never=ehlo-mask",
                "--expect",
                "sessions.count=0",
                "--",
                "sh",
                "-c",
                "exit 5");
        assertThat(outcome.code()).isEqualTo(5);
    }

    @Test
    void a_program_that_is_not_there_is_exit_3() {
        Cli.Outcome outcome = Cli.run("exec", "--no-http", "--", "no-such-program");
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.err()).contains("the program 'no-such-program' cannot be started");
    }

    @Test
    void a_signal_goes_on_to_the_command() throws Exception {
        Path told = folder.resolve("told");
        Path ready = folder.resolve("ready");
        String script =
                "trap 'echo yes > " + told + "; exit 9' TERM; echo > " + ready + "; while :; do sleep 0.1; done";
        try (CliProcess exec = CliProcess.start(folder, "exec", "--no-http", "--", "sh", "-c", script)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(ready));
            exec.terminate();
            assertThat(exec.exitCode()).isEqualTo(9);
            assertThat(told).exists();
        }
    }
}
