package org.fixuplab.app.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.journal.JournaledSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TsharkTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String OUTSIDE = "outside";
    private static final String INSIDE = "inside";

    @TempDir
    private Path folder;

    @BeforeAll
    static void tshark() {
        RealPrograms.needTshark();
    }

    /** What the client of a session does. */
    private interface Play {
        void play(PlainClient client, Lab lab) throws IOException;
    }

    private JournaledSession session(LabSettings settings, Play play) throws IOException {
        try (Lab lab = Lab.start(settings)) {
            try (PlainClient client = new PlainClient(lab.firewall())) {
                client.reply();
                play.play(client, lab);
            }
            lab.sessions().awaitAllEnded(PATIENCE);
            return lab.sessions().sessions().get(0);
        }
    }

    private static LabSettings lab(String firmware) {
        return LabSettings.of(Catalogue.load().policy(firmware));
    }

    private static void deliver(PlainClient client, String body) throws IOException {
        client.ask("EHLO client.src.test");
        client.ask("MAIL FROM:<a@src.test>");
        client.ask("RCPT TO:<u@dest.test>");
        client.ask("DATA");
        client.ask("Subject: hello\r\n\r\n" + body + "\r\n.");
    }

    @Test
    void the_masked_starttls_is_on_one_leg_and_the_real_one_on_the_other() throws IOException {
        JournaledSession session = session(lab("ASA 8.2(5)"), (client, lab) -> {
            client.ask("EHLO client.src.test");
            client.ask("STARTTLS");
            client.ask("QUIT");
        });
        Tshark tshark = Tshark.of(folder, session);
        assertThat(tshark.complaints()).isEmpty();
        assertThat(tshark.expertise()).isEmpty();
        assertThat(tshark.on(OUTSIDE, "smtp.req.command")).containsExactly("EHLO", "STAR", "QUIT");
        assertThat(tshark.on(INSIDE, "smtp.req.command")).containsExactly("EHLO", "XXXX", "QUIT");
        assertThat(tshark.on(OUTSIDE, "smtp.req.command", "smtp.req.parameter")).contains("STAR TLS");
        assertThat(tshark.on(INSIDE, "smtp.req.command", "smtp.req.parameter")).contains("XXXX XXXX");
        assertThat(tshark.on(OUTSIDE, "smtp.rsp.parameter").toString())
                .contains("XXXXXXX")
                .doesNotContain("STARTTLS");
        assertThat(tshark.on(INSIDE, "smtp.rsp.parameter").toString())
                .contains("STARTTLS")
                .doesNotContain("XXXXXXX");
        for (String leg : List.of(OUTSIDE, INSIDE)) {
            assertThat(String.join(",", tshark.on(leg, "smtp.response.code"))).matches("220,250[250,]*,500,221");
        }
        assertThat(tshark.values("frame.comment", "frame.comment").toString())
                .contains("verb-x: \"STARTTLS\" became \"XXXXXXXX\"");
    }
}
