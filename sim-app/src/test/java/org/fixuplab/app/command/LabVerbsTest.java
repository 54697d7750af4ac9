package org.fixuplab.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.fixuplab.app.Cli;
import org.fixuplab.app.RunningLab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the verbs say of a lab that is not there, wants a token, or is none; and those about the lab as a whole. */
@Timeout(120)
class LabVerbsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"proxies ls", "sessions ls", "messages ls", "sessions tail", "sessions wait", "ready", "reset"})
    void without_a_lab_a_verb_says_how_to_start_one_and_exit_3(String verb) throws IOException {
        Cli.Outcome outcome = new Cli().with(Map.of("FIXUPLAB_URL", nobody())).call(verb.split(" ", -1));
        assertThat(outcome.err())
                .isEqualTo("fixuplab: there is no lab at " + nobodyAt
                        + ": nothing listens (start one: fixuplab serve; --url or FIXUPLAB_URL names another)\n");
        assertThat(outcome.code()).isEqualTo(3);
    }

    private String nobodyAt = "";

    /** An address at which nobody listens any more. */
    private String nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobodyAt = "http://127.0.0.1:" + socket.getLocalPort();
        }
        return nobodyAt;
    }

    @Test
    void ready_waits_no_longer_than_it_was_told_for_one_that_takes_the_connection_and_says_nothing()
            throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            long begun = System.nanoTime();
            Cli.Outcome vain = Cli.run("ready", "--wait", "300ms", "--url", "http://127.0.0.1:" + mute.getLocalPort());
            assertThat(vain.err()).contains("waited 300 ms in vain", "did not answer in time");
            assertThat(vain.code()).isEqualTo(4);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void a_token_that_no_header_can_hold_is_told() {
        for (String token : new String[] {"a b", "a\nb", "\u00e9"}) {
            Cli.Outcome refused = Cli.run("reset", "--url", "http://127.0.0.1:1", "--token", token);
            assertThat(refused.err()).contains("visible ASCII").doesNotContain("Exception");
            assertThat(refused.code()).isEqualTo(2);
        }
    }

    @Test
    void ready_waits_and_says_what_it_waited_for() throws IOException {
        Cli.Outcome vain = Cli.run("ready", "--wait", "150ms", "--url", nobody());
        assertThat(vain.err()).startsWith("fixuplab: waited 150 ms in vain: there is no lab at ");
        assertThat(vain.code()).isEqualTo(4);
        try (RunningLab lab = RunningLab.start()) {
            assertThat(lab.ask("ready", "--wait").code()).isZero();
            assertThat(lab.ask("ready").err()).isEqualTo("the lab at " + lab.url() + " is ready\n");
        }
    }

    @Test
    void a_lab_with_a_token_names_the_variable() {
        try (RunningLab lab = RunningLab.start("--token", "open-sesame")) {
            Cli.Outcome without = lab.ask("sessions", "ls");
            assertThat(without.err()).contains("wants a token: set FIXUPLAB_TOKEN, or write --token T");
            assertThat(without.code()).isEqualTo(2);
            assertThat(lab.ask("sessions", "ls", "--token", "wrong").err()).contains("does not take this token");
            assertThat(lab.ask("sessions", "ls", "--token", "open-sesame").code())
                    .isZero();
            assertThat(new Cli()
                            .with(Map.of("FIXUPLAB_URL", lab.url(), "FIXUPLAB_TOKEN", "open-sesame"))
                            .call("proxies", "ls")
                            .code())
                    .isZero();
        }
    }

    @Test
    void what_answers_and_is_no_lab_is_said_to_be_none() {
        try (RunningLab lab = RunningLab.start()) {
            Cli.Outcome outcome = Cli.run("sessions", "ls", "--url", "http://" + lab.address("firewall"));
            assertThat(outcome.err()).startsWith("fixuplab: ").doesNotContain("Exception");
            assertThat(outcome.code()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://127.0.0.1", "http://", "http://a b", "http://h/?x=1", ":1"})
    void an_address_that_is_none_is_exit_2(String url) {
        Cli.Outcome outcome = Cli.run("sessions", "ls", "--url", url);
        assertThat(outcome.err()).contains("'" + url + "' is no lab's address, such as http://127.0.0.1:8525");
        assertThat(outcome.code()).isEqualTo(2);
    }

    @Test
    void populate_is_idempotent_and_reset_takes_it_back() throws IOException {
        Path file = folder.resolve("firewalls.conf");
        Files.writeString(
                file,
                "proxies = [{ name = old, firmware = \"PIX 6.3(5)\" }, { name = new, firmware = \"ASA 9.6(1)\" }]\n");
        try (RunningLab lab = RunningLab.start()) {
            String first = lab.ask("populate", file.toString()).out();
            assertThat(first).contains("old  127.0.0.1:", "new  127.0.0.1:");
            assertThat(lab.ask("populate", file.toString()).out()).isEqualTo(first);
            assertThat(lab.ask("reset").err()).isEqualTo("the lab at " + lab.url() + " is as it was at its start\n");
            assertThat(lab.ask("proxies", "ls").out().lines()).hasSize(1);
            assertThat(lab.ask("populate", "/none").err()).contains("there is no such file");
        }
    }
}
