package org.fixuplab.lab.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.fixuplab.mta.LabAuthority;
import org.fixuplab.send.Attempt;
import org.fixuplab.send.Mail;
import org.fixuplab.send.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class CommandSenderTest {

    @TempDir
    Path folder;

    @BeforeEach
    void a_shell_is_there() {
        assumeThat(Path.of("/bin/sh")).isExecutable();
    }

    private Job job(Duration timeout) {
        return job(timeout, folder);
    }

    private Job job(Duration timeout, Path own) {
        return new Job(
                new InetSocketAddress("127.0.0.1", 2525),
                LabAuthority.create(),
                folder.resolve("ca.pem"),
                new Mail("a@client.example.com", List.of("b@example.com"), new byte[] {'x', '\r', '\n'}),
                timeout,
                own);
    }

    private List<Attempt> send(String script, Duration timeout) throws Exception {
        try (CommandSender sender =
                new CommandSender("script", "sh -c '" + script + "' {port}", ProgramPath.of(folder, System.getenv()))) {
            sender.open();
            return sender.send(job(timeout));
        }
    }

    private List<Attempt> send(String script) throws Exception {
        return send(script, Duration.ofSeconds(20));
    }

    @Test
    void exit_0_is_delivered_and_any_other_failed_with_the_last_line_as_its_words() throws Exception {
        assertThat(send("echo sent; exit 0"))
                .containsExactly(new Attempt(Duration.ZERO, Verdict.CLEAR, OptionalInt.of(0), ""));
        assertThat(send("echo one; echo two >&2; echo; exit 29"))
                .containsExactly(new Attempt(Duration.ZERO, Verdict.FAILED, OptionalInt.of(29), "two"));
    }

    @Test
    void places_are_filled_in_and_stand_in_the_environment() throws Exception {
        assertThat(send("echo {host} {port} {ca} $SMTP_HOST $SMTP_PORT $FIXUPLAB_CA; cat {message}; exit 1")
                        .get(0)
                        .words())
                .isEqualTo("x");
        assertThat(send("echo {host} {port} {ca} $SMTP_HOST $SMTP_PORT $FIXUPLAB_CA; exit 1")
                        .get(0)
                        .words())
                .isEqualTo(
                        "127.0.0.1 2525 " + folder.resolve("ca.pem") + " 127.0.0.1 2525 " + folder.resolve("ca.pem"));
    }

    @Test
    void a_program_that_takes_too_long_is_stopped_and_has_no_attempt() throws Exception {
        assertThat(send("echo $$ >pid; sleep 60", Duration.ofMillis(500))).isEmpty();
        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false))
                .isFalse();
    }

    @Test
    void a_wrapper_without_its_program_is_no_result() {
        assertThatThrownBy(() -> send("no-such-program-anywhere"))
                .isInstanceOf(MissingProgramException.class)
                .hasMessageStartingWith("the sender script cannot run here: ")
                .hasMessageContaining("no-such-program-anywhere");
        assertThatThrownBy(() -> send("exit 126"))
                .isInstanceOf(MissingProgramException.class)
                .hasMessage("the sender script cannot run here: it exited with 126; install what it calls");
    }

    @Test
    void a_missing_program_is_told_before_anything_is_sent() {
        assertThatThrownBy(() -> new CommandSender("sw", "no-such-program-anywhere {port}").open())
                .isInstanceOf(MissingProgramException.class)
                .hasMessage("the program no-such-program-anywhere of the sender sw is not there; install it (on Debian:"
                        + " apt-get install no-such-program-anywhere), or leave the sender out");
        assertThatThrownBy(() -> new CommandSender("own", "./no-such-script {port}").open())
                .isInstanceOf(MissingProgramException.class)
                .hasMessage("the program ./no-such-script of the sender own is not there; put it there, and make it"
                        + " executable");
    }

    @Test
    void a_script_is_found_from_where_the_person_is() throws Exception {
        Path script = Files.writeString(folder.resolve("my.sh"), "#!/bin/sh\nexit 7\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        ProgramPath programs = ProgramPath.of(folder, Map.of("PATH", elsewhere + File.pathSeparator + "relative"));
        CommandSender sender = new CommandSender("own", "./my.sh {port}", programs);
        sender.open();
        assertThat(sender.send(job(Duration.ofSeconds(20))).get(0).exit()).hasValue(7);
        assertThat(programs.find("my.sh")).isEmpty();
        assertThat(ProgramPath.of(elsewhere, Map.of("PATH", folder.toString())).find("my.sh"))
                .contains(script);
    }

    @Test
    void a_program_runs_where_the_person_is() throws Exception {
        Files.writeString(folder.resolve("my.sh"), "exit 7\n");
        CommandSender sender = new CommandSender("own", "sh my.sh {port}", ProgramPath.of(folder, System.getenv()));
        sender.open();
        Path own = Files.createDirectory(folder.resolve("own"));
        assertThat(sender.send(job(Duration.ofSeconds(20), own)).get(0).exit()).hasValue(7);
        assertThat(own.resolve("message.eml")).exists();
    }

    @Test
    void a_command_that_would_send_past_the_firewall_is_refused() {
        assertThatThrownBy(() -> new CommandSender("sw", "swaks --server mail.example.com"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it does not say {port}");
    }

    @Test
    void an_interrupt_stops_the_program() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                send("sleep 60");
            } catch (Throwable e) {
                thrown.set(e);
            }
        });
        thread.start();
        thread.interrupt();
        thread.join(20_000);
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }
}
