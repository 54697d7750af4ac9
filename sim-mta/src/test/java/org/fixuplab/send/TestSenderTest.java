package org.fixuplab.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.fixuplab.mta.LabAuthority;
import org.fixuplab.mta.MtaSettings;
import org.fixuplab.mta.Persona;
import org.fixuplab.mta.StoredMessage;
import org.fixuplab.mta.TestMta;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestSenderTest {

    private static final Duration PATIENT = Duration.ofMinutes(1);
    private static final Mail MAIL = mail("Subject: x\r\n\r\ntext\r\n");
    private static final String STARS = "220 ****0*2****0***";
    private static final String HANDSHAKE = "HANDSHAKE";

    private static Mail mail(String text) {
        return new Mail("a@source.example", List.of("b@dest.example"), Octets.octets(text));
    }

    private static SendSettings settings(ScriptedServer server, String persona) {
        return SendSettings.of(server.address(), SenderPersona.named(persona), MAIL)
                .withTrust(server.trust())
                .withWind(PATIENT);
    }

    @Test
    void a_persona_that_verifies_sends_over_tls_and_says_so() {
        LabAuthority authority = LabAuthority.create();
        MtaSettings mta =
                MtaSettings.of(Persona.named("postfix"), "mail.example.com").withAuthority(authority);
        try (TestMta server = TestMta.start(mta)) {
            SendSettings settings = SendSettings.of(server.address(), SenderPersona.named("nodemailer"), MAIL)
                    .withTrust(authority.clientContext());
            Attempt attempt = TestSender.send(settings).last();
            assertThat(attempt.verdict()).isEqualTo(Verdict.TLS);
            assertThat(attempt.exit()).hasValue(0);
            assertThat(attempt.tls())
                    .hasValueSatisfying(tls -> assertThat(tls.verified()).isTrue());
            StoredMessage stored = server.mailbox().messages().get(0);
            assertThat(stored.octets()).isEqualTo(MAIL.octets());
            assertThat(stored.tls()).isPresent();
            assertThat(server.counters().faults()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exim", "postfix-may"})
    void pipelining_and_chunks_reach_a_real_server_as_they_were(String persona) {
        Mail mail = new Mail(
                "", List.of("b@dest.example", "c@dest.example"), Octets.octets("a: b\r\n\r\n.\r\n\u00e9\r\n..x"));
        try (TestMta server = TestMta.start(MtaSettings.of(Persona.named("postfix"), "mail.example.com"))) {
            SendSettings settings = SendSettings.of(server.address(), SenderPersona.named(persona), mail);
            assertThat(TestSender.send(settings).last().verdict()).isEqualTo(Verdict.CLEAR);
            StoredMessage stored = server.mailbox().messages().get(0);
            assertThat(stored.sender()).isEmpty();
            assertThat(stored.recipients()).isEqualTo(mail.recipients());
            // DATA ends lines with CRLF, a chunk ends where it ends.
            String end = persona.equals("exim") ? "" : "\r\n";
            assertThat(Octets.text(stored.octets())).isEqualTo(Octets.text(mail.octets()) + end);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "2, false", "3, true", "5, false", "536, true", "0, true"})
    void the_octets_arrive_whatever_the_cutting(int octets, boolean dotAlone) throws IOException {
        String text =
                "Subject: dots\r\n\r\n.\r\n..\r\n.a\r\nbare\n.lf\rcr\r\n\u00e9\r\n" + "long ".repeat(300) + "\r\n";
        try (ScriptedServer server = new ScriptedServer()) {
            SendSettings settings = SendSettings.of(
                            server.address(), SenderPersona.named("curl-ssl").with("tls.use", "never"), mail(text))
                    .withCutting(new Cutting(octets, dotAlone, Duration.ZERO));
            assertThat(TestSender.send(settings).last().verdict()).isEqualTo(Verdict.CLEAR);
            assertThat(Octets.text(server.messages().get(0))).isEqualTo(text.replace("\r\n.", "\r\n..") + ".\r\n");
        }
    }

    @Test
    void a_message_without_an_end_gets_one_and_an_empty_one_is_a_dot() throws IOException {
        try (ScriptedServer server = new ScriptedServer()) {
            SendSettings settings = settings(server, "qmail");
            for (String text : List.of("no end", "", "\n", ".")) {
                TestSender.send(SendSettings.of(settings.server(), settings.persona(), mail(text)));
            }
            assertThat(server.messages().stream().map(Octets::text))
                    .containsExactly("no end\r\n.\r\n", ".\r\n", "\n\r\n.\r\n", "..\r\n.\r\n");
        }
    }

    @Test
    void the_workarounds_are_for_a_greeting_of_stars_and_the_late_dot_for_an_old_message() throws IOException {
        for (Duration queued : List.of(Duration.ofSeconds(499), Duration.ofSeconds(500))) {
            try (ScriptedServer server = new ScriptedServer("CONNECT", STARS)) {
                // In real time, and long enough for a slow machine to read twice.
                SenderPersona persona = SenderPersona.named("postfix-may").with("pix.delay", "500 ms");
                SendSettings settings =
                        SendSettings.of(server.address(), persona, MAIL).withQueued(queued);
                Attempt attempt = TestSender.send(settings).last();
                assertThat(attempt.verdict()).isEqualTo(Verdict.CLEAR);
                assertThat(server.connections().get(0)).startsWith("HELO client.example.com");
                assertThat(server.dotAlone()).containsExactly(queued.toSeconds() >= 500);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "220 ****0*2****0***, HELO",
        "'220 ', HELO",
        "220, HELO",
        "220 **** ESMTP ***, EHLO",
        "220 SMTP/cmap_____read, EHLO",
        "220 ***1***, EHLO"
    })
    void only_stars_and_what_a_pix_leaves_are_taken_for_a_pix(String greeting, String hello) throws IOException {
        try (ScriptedServer server = new ScriptedServer("CONNECT", greeting, "STARTTLS", "500 no")) {
            TestSender.send(settings(server, "postfix-may"));
            assertThat(server.connections().get(0).get(0)).startsWith(hello);
        }
    }

    @Test
    void time_that_is_wound_is_the_messages_age() throws IOException {
        try (ScriptedServer server = new ScriptedServer("MAIL", "451 4.3.0 later", "STARTTLS", "500 no")) {
            SendSettings settings = settings(server, "postfix-may").withAttempts(5);
            List<Attempt> attempts = TestSender.send(settings).attempts();
            assertThat(attempts.stream().map(attempt -> attempt.age().toSeconds() / 100))
                    .containsExactly(0L, 3L, 6L, 12L, 24L);
        }
    }

    @Test
    void a_message_older_than_its_lifetime_is_returned() throws IOException {
        try (ScriptedServer server = new ScriptedServer("MAIL", "451 4.3.0 later")) {
            SendSettings settings = settings(server, "qmail").withAttempts(10_000);
            List<Attempt> attempts = TestSender.send(settings).attempts();
            assertThat(attempts).hasSizeBetween(20, 200);
            Attempt last = attempts.get(attempts.size() - 1);
            assertThat(last.verdict()).isEqualTo(Verdict.BOUNCED);
            assertThat(last.age()).isGreaterThan(Duration.ofDays(7));
            assertThat(attempts.subList(0, attempts.size() - 1))
                    .allSatisfy(attempt -> assertThat(attempt.verdict()).isEqualTo(Verdict.DEFERRED));
        }
    }

    @Test
    void a_server_whose_tls_is_broken_is_remembered_by_a_persona_that_remembers() throws IOException {
        try (ScriptedServer server = new ScriptedServer("STARTTLS", "454 4.7.0 no|220 go", HANDSHAKE, "<tls>")) {
            List<Attempt> attempts =
                    TestSender.send(settings(server, "courier").withAttempts(3)).attempts();
            assertThat(attempts.stream().map(Attempt::verdict)).containsExactly(Verdict.DEFERRED, Verdict.CLEAR);
            assertThat(server.connections().get(1)).doesNotContain("STARTTLS");
        }
    }

    @ParameterizedTest
    @CsvSource({"postfix-may, true", "postfix-may, false", "exim, true"})
    void a_persona_that_does_not_verify_takes_any_certificate(String persona, boolean other) throws IOException {
        try (ScriptedServer server = new ScriptedServer(HANDSHAKE, "<tls>")
                .with(TestCertificate.forName(other ? "other.example" : "localhost"))) {
            Attempt attempt = TestSender.send(settings(server, persona)).last();
            assertThat(attempt.verdict()).isEqualTo(Verdict.TLS);
            assertThat(attempt.tls())
                    .hasValueSatisfying(tls -> assertThat(tls.verified()).isFalse());
        }
    }

    @Test
    void a_persona_that_verifies_refuses_another_name_and_another_authority() throws IOException {
        try (ScriptedServer server =
                new ScriptedServer(HANDSHAKE, "<tls>").with(TestCertificate.forName("other.example"))) {
            assertThat(TestSender.send(settings(server, "curl-ssl")).last().exit())
                    .hasValue(60);
        }
        try (ScriptedServer server = new ScriptedServer(HANDSHAKE, "<tls>")) {
            SendSettings settings = settings(server, "curl-ssl")
                    .withTrust(TestCertificate.forName("localhost").client());
            assertThat(TestSender.send(settings).last().exit()).hasValue(60);
        }
    }

    @ParameterizedTest
    @CsvSource({"true, CLEAR", "false, DEFERRED"})
    void a_connection_lost_under_tls_is_tried_in_clear_if_the_message_is_old(boolean old, Verdict verdict)
            throws IOException {
        try (ScriptedServer server = new ScriptedServer(HANDSHAKE, "<tls>", "MAIL", "<rst>|250 ok")) {
            SendSettings settings = settings(server, "postfix-may").withQueued(Duration.ofSeconds(old ? 300 : 299));
            assertThat(TestSender.send(settings).last().verdict()).isEqualTo(verdict);
        }
    }

    @Test
    void a_reply_in_the_middle_of_a_message_is_heard_before_the_loss_is_reported() throws IOException {
        String body = "552 5.3.4 too big";
        try (ScriptedServer server = new ScriptedServer("STARTTLS", "500 no", "BODY", body, "DOT", "<fin>")) {
            Attempt attempt = TestSender.send(settings(server, "postfix-may")).last();
            assertThat(attempt.verdict()).isEqualTo(Verdict.BOUNCED);
            assertThat(attempt.words()).contains("552 5.3.4 too big (in reply to end of DATA command)");
        }
    }

    @Test
    void a_big_message_is_lost_in_its_body_a_small_one_at_its_end() throws IOException {
        for (boolean big : List.of(true, false)) {
            try (ScriptedServer server = new ScriptedServer("STARTTLS", "500 no", "BODY", "<rst>")) {
                Mail mail = mail("x: y\r\n\r\n" + "line\r\n".repeat(big ? 3_000_000 : 1));
                SendSettings settings = SendSettings.of(server.address(), SenderPersona.named("postfix-may"), mail);
                assertThat(TestSender.send(settings).last().words())
                        .contains(big ? "while sending message body" : "while sending end of data");
            }
        }
    }

    @Test
    void a_refused_recipient_stops_the_message_only_where_the_persona_sends_to_all_or_none() throws IOException {
        Mail two = new Mail("a@b.example", List.of("c@d.example", "e@f.example"), MAIL.octets());
        String ehlo = "250-mx\r\n250 PIPELINING";
        for (String persona : List.of("postfix-may", "msmtp")) {
            try (ScriptedServer server = new ScriptedServer("EHLO", ehlo, "RCPT", "250 ok").refusing("e@f.example")) {
                SenderPersona cleartext = SenderPersona.named(persona).with("tls.use", "never");
                Attempt attempt = TestSender.send(SendSettings.of(server.address(), cleartext, two))
                        .last();
                assertThat(attempt.verdict()).isEqualTo(persona.equals("msmtp") ? Verdict.FAILED : Verdict.CLEAR);
                assertThat(server.messages()).hasSize(persona.equals("msmtp") ? 0 : 1);
            }
        }
    }

    @Test
    void nobody_listening_is_the_attempts_verdict() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        SendSettings settings =
                SendSettings.of(new InetSocketAddress("127.0.0.1", port), SenderPersona.named("swaks-tls"), MAIL);
        assertThat(TestSender.send(settings).last().exit()).hasValue(2);
        InetSocketAddress unknown = InetSocketAddress.createUnresolved("no.such.host.invalid", 25);
        assertThat(TestSender.send(SendSettings.of(unknown, SenderPersona.named("qmail"), MAIL))
                        .last()
                        .verdict())
                .isEqualTo(Verdict.DEFERRED);
    }

    @Test
    void a_sender_that_hangs_says_no_more_and_makes_no_other_attempt() throws IOException {
        try (ScriptedServer server = new ScriptedServer("EHLO", "500 no")) {
            SendSettings settings = settings(server, "haraka-force-tls").withAttempts(2);
            Attempt only = TestSender.send(settings).last();
            assertThat(only.verdict()).isEqualTo(Verdict.HUNG);
            assertThat(only.inWords()).isEqualTo("hung");
            assertThat(server.connections()).hasSize(1);
            assertThat(server.connections().get(0)).hasSize(1);
        }
    }

    @Test
    void a_sender_that_hangs_on_a_clock_that_is_not_wound_waits_until_the_limit() throws IOException {
        try (ScriptedServer server = new ScriptedServer("EHLO", "500 no")) {
            SendSettings settings = SendSettings.of(server.address(), SenderPersona.named("haraka-force-tls"), MAIL)
                    .withLimit(Duration.ofMillis(300));
            long start = System.nanoTime();
            assertThat(TestSender.send(settings).last().verdict()).isEqualTo(Verdict.HUNG);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(290));
        }
    }

    @Test
    void the_limit_ends_what_would_wait_for_hours() throws IOException {
        try (ScriptedServer server = new ScriptedServer("CONNECT", "<silence>")) {
            SendSettings settings = SendSettings.of(server.address(), SenderPersona.named("qmail"), MAIL)
                    .withAttempts(100)
                    .withLimit(Duration.ofMillis(300));
            long start = System.nanoTime();
            assertThat(TestSender.send(settings).attempts()).hasSize(1);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        }
    }

    @Test
    void settings_say_what_is_wrong_with_them() throws IOException {
        try (ScriptedServer server = new ScriptedServer()) {
            SendSettings good = settings(server, "qmail");
            assertThatThrownBy(() -> good.withAttempts(0)).hasMessageContaining("1 to 10000");
            assertThatThrownBy(() -> good.withHelo("two words")).hasMessageContaining("one word");
            assertThatThrownBy(() -> good.withWind(Duration.ZERO)).hasMessageContaining("1 ms");
            assertThatThrownBy(() -> mail("").getClass().cast(new Mail("a\r\nRSET", List.of("b"), new byte[0])))
                    .hasMessageContaining("a??RSET");
            assertThatThrownBy(() -> new Mail("a", List.of(), new byte[0])).hasMessageContaining("recipient");
        }
    }
}
