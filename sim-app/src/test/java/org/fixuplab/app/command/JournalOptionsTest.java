package org.fixuplab.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.fixuplab.app.Cli;
import org.fixuplab.app.RunningLab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a person says about the journal holds for what is kept. */
@Timeout(120)
class JournalOptionsTest {

    @Test
    void credentials_are_kept_only_if_asked_for() throws IOException {
        try (RunningLab lab = RunningLab.start("--login", "ada:difference")) {
            login(lab);
            assertThat(shown(lab)).contains("AUTH PLAIN ****").doesNotContain("AGFkYQ");
        }
        try (RunningLab lab = RunningLab.start("--login", "ada:difference", "--raw-credentials")) {
            login(lab);
            assertThat(shown(lab)).contains("AUTH PLAIN AGFkYQBkaWZmZXJlbmNl");
        }
    }

    @Test
    void no_more_sessions_are_kept_than_asked_for() throws IOException {
        try (RunningLab lab = RunningLab.start("--login", "ada:difference", "--journal-sessions", "2")) {
            for (int i = 0; i < 3; i++) {
                login(lab);
            }
            assertThat(lab.ask("sessions", "wait", "--match", "ended=true", "--match", "after=2")
                            .code())
                    .isZero();
            assertThat(lab.ask("sessions", "ls").out().lines().map(row -> row.substring(0, 1)))
                    .containsExactly("2", "3");
        }
    }

    @Test
    void no_session_at_all_is_no_bound() {
        Cli.Outcome outcome = Cli.run("serve", "--journal-sessions", "0");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("--journal-sessions 0: write 1 or more");
    }

    private static void login(RunningLab lab) throws IOException {
        String address = lab.address("firewall");
        int colon = address.lastIndexOf(':');
        try (Socket socket = new Socket(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)))) {
            socket.getOutputStream()
                    .write("EHLO me\r\nAUTH PLAIN AGFkYQBkaWZmZXJlbmNl\r\nQUIT\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
    }

    private static String shown(RunningLab lab) {
        assertThat(lab.ask("sessions", "wait", "--match", "ended=true").code()).isZero();
        return lab.ask("sessions", "show", "1").out();
    }
}
