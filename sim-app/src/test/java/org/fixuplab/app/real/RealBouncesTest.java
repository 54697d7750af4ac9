package org.fixuplab.app.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.scenario.LabReader;
import org.fixuplab.lab.sender.EximSender;
import org.fixuplab.lab.sender.Job;
import org.fixuplab.lab.sender.OpenSmtpdSender;
import org.fixuplab.lab.sender.PostfixSender;
import org.fixuplab.lab.sender.Sender;
import org.fixuplab.lab.sender.SendmailSender;
import org.fixuplab.mta.LabAuthority;
import org.fixuplab.send.Attempt;
import org.fixuplab.send.Mail;
import org.fixuplab.send.Verdict;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real MTA gives a mail up, and keeps the notice of it to itself: the lab's server would else count a mail that nobody sent. */
@Timeout(120)
class RealBouncesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration WHILE = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    private enum Mta {
        POSTFIX,
        EXIM,
        OPENSMTPD,
        SENDMAIL;

        Sender sender() {
            return switch (this) {
                case POSTFIX -> new PostfixSender(PostfixSender.Level.MAY);
                case EXIM -> new EximSender(EximSender.Tls.MAY);
                case OPENSMTPD -> new OpenSmtpdSender(OpenSmtpdSender.Tls.MAY);
                case SENDMAIL -> new SendmailSender(SendmailSender.Tls.MAY);
            };
        }
    }

    @BeforeEach
    void needRealMtas() {
        RealPrograms.needRealMtas();
    }

    @ParameterizedTest
    @EnumSource
    void the_notice_of_a_bounce_does_not_come_to_the_server(Mta mta) throws Exception {
        LabSettings settings = LabReader.read(
                "bounce",
                ConfigFactory.parseString("firewall { firmware = none }, mta { faults = [{ at = rcpt, reply ="
                                + " \"550 5.1.1 Nobody here\", recipient = \"bob@example.com\" }] }")
                        .root());
        LabAuthority authority = LabAuthority.create();
        Path ca = folder.resolve("ca.pem");
        authority.writeCertificate(ca);
        Mail mail = new Mail(
                "alice@client.example.com",
                List.of("bob@example.com"),
                Octets.octets("From: a@client.example.com\r\nSubject: nobody\r\n\r\nHello\r\n"));
        try (Lab lab = Lab.start(settings.withMta(settings.mta().withAuthority(authority)));
                Sender sender = mta.sender()) {
            sender.open();
            List<Attempt> attempts = sender.send(new Job(lab.firewall(), authority, ca, mail, PATIENCE, folder));
            assertThat(attempts).extracting(Attempt::verdict).containsExactly(Verdict.BOUNCED);
            Awaitility.await().during(WHILE).until(() -> lab.sessions().count() == 1);
            assertThat(lab.mailbox().orElseThrow().messages()).isEmpty();
        }
    }
}
