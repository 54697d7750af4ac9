package org.fixuplab.mta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartTlsTest {

    private static final LabAuthority AUTHORITY = LabAuthority.create();
    private static final Persona PERSONA = Persona.named("postfix").with("hello-required", "on");
    private static final MtaSettings SETTINGS =
            MtaSettings.of(PERSONA, "mail.example.com").withAuthority(AUTHORITY);
    private static final TestMta MTA = TestMta.start(SETTINGS);

    @AfterAll
    static void no_fault_of_our_own() {
        long faults = MTA.counters().faults();
        MTA.close();
        assertThat(faults).isZero();
    }

    private static SmtpClient started() throws Exception {
        SmtpClient client = SmtpClient.greeted(MTA);
        client.ask("EHLO client.example.com");
        assertThat(client.ask("STARTTLS")).isEqualTo("220 2.0.0 Ready to start TLS");
        return client;
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2, TLS_ECDHE_ECDSA", "TLSv1.3, TLS_AES"})
    void a_message_comes_over_both_versions_of_tls(String protocol, String cipher) throws Exception {
        MTA.mailbox().clear();
        try (SmtpClient client = started()) {
            SSLSocket tls = client.upgrade(AUTHORITY.clientContext(), "localhost", protocol);
            client.untilData();
            assertThat(client.ask("text\r\n.")).startsWith("250 ");
            assertThat(client.ask("QUIT")).isEqualTo("221 2.0.0 Bye");
            assertThat(client.line()).isEqualTo("<closed>");
            Optional<TlsInfo> seen = MTA.mailbox().messages().get(0).tls();
            assertThat(seen).contains(new TlsInfo(protocol, tls.getSession().getCipherSuite()));
            assertThat(seen.get().cipher()).startsWith(cipher);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "::1", "mail.example.com"})
    void the_certificate_is_for_every_name_a_tester_uses(String name) throws Exception {
        try (SmtpClient client = started()) {
            client.upgrade(AUTHORITY.clientContext(), name);
            assertThat(client.ask("NOOP")).startsWith("250 ");
        }
    }

    @Test
    void a_client_that_verifies_refuses_another_name_and_another_authority() throws Exception {
        try (SmtpClient client = started()) {
            assertThatThrownBy(() -> client.upgrade(AUTHORITY.clientContext(), "other.example.com"))
                    .isInstanceOf(SSLHandshakeException.class);
        }
        try (SmtpClient client = started()) {
            assertThatThrownBy(() -> client.upgrade(LabAuthority.create().clientContext(), "localhost"))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void octets_sent_in_clear_after_starttls_are_never_obeyed() throws Exception {
        MTA.mailbox().clear();
        try (SmtpClient client = SmtpClient.greeted(MTA)) {
            client.ask("EHLO client.example.com");
            client.send("STARTTLS\r\nEHLO evil\r\nMAIL FROM:<evil@x>\r\nRCPT TO:<v@x>\r\n");
            assertThat(client.reply()).startsWith("220 ");
            client.upgrade(AUTHORITY.clientContext(), "localhost");
            assertThat(client.ask("DATA")).isEqualTo("503 5.5.1 Error: need RCPT command");
            assertThat(client.ask("MAIL FROM:<a@x>")).isEqualTo("503 5.5.1 Error: send HELO/EHLO first");
        }
    }

    @Test
    void what_was_said_before_starttls_is_forgotten() throws Exception {
        try (SmtpClient client = SmtpClient.greeted(MTA)) {
            client.ask("EHLO client.example.com");
            client.ask("MAIL FROM:<a@x>");
            client.ask("RCPT TO:<b@x>");
            client.ask("STARTTLS");
            client.upgrade(AUTHORITY.clientContext(), "localhost");
            assertThat(client.ask("MAIL FROM:<a@x>")).isEqualTo("503 5.5.1 Error: send HELO/EHLO first");
            assertThat(client.ask("EHLO client.example.com"))
                    .contains("250-SIZE")
                    .doesNotContain("STARTTLS");
            assertThat(client.ask("STARTTLS")).isEqualTo("554 5.5.1 Error: TLS already active");
            assertThat(client.ask("RCPT TO:<b@x>")).isEqualTo("503 5.5.1 Error: need MAIL command");
        }
    }

    @Test
    void starttls_takes_no_argument() throws Exception {
        try (SmtpClient client = SmtpClient.greeted(MTA)) {
            assertThat(client.ask("STARTTLS now")).startsWith("501 ");
            assertThat(client.ask("NOOP")).startsWith("250 ");
        }
    }

    @Test
    void a_persona_without_the_keyword_does_not_start_tls() throws Exception {
        Persona persona = Persona.named("cisco-esa").with("ehlo", "8BITMIME");
        try (TestMta mta = TestMta.start(MtaSettings.of(persona, "h").withAuthority(AUTHORITY));
                SmtpClient client = SmtpClient.greeted(mta)) {
            assertThat(client.ask("STARTTLS")).isEqualTo("454 TLS not available due to a temporary reason");
        }
    }

    @Test
    void a_handshake_that_fails_ends_the_session_and_is_counted() throws Exception {
        long before = MTA.counters().failedHandshakes();
        try (SmtpClient client = started()) {
            client.send("EHLO in clear\r\n");
            client.rest();
        }
        Awaitility.await().until(() -> MTA.counters().failedHandshakes() > before);
    }

    @Test
    void the_authority_is_handed_out_as_a_file(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("ca.pem");
        AUTHORITY.writeCertificate(file);
        assertThat(Files.readString(file))
                .isEqualTo(AUTHORITY.certificatePem())
                .startsWith("-----BEGIN CERTIFICATE-----")
                .endsWith("-----END CERTIFICATE-----\n");
    }

    @Test
    void tls_works_over_ipv6_and_with_a_hostname_that_is_no_dns_name() throws Exception {
        InetSocketAddress listen = new InetSocketAddress(InetAddress.getByName("::1"), 0);
        MtaSettings settings = MtaSettings.of(Persona.named("cisco-esa"), "[mail] ü")
                .withAuthority(AUTHORITY)
                .withListen(listen);
        try (TestMta mta = TestMta.start(settings);
                SmtpClient client = SmtpClient.greeted(mta)) {
            client.ask("STARTTLS");
            client.upgrade(AUTHORITY.clientContext(), "::1");
            assertThat(client.ask("NOOP")).isEqualTo("250 ok");
        }
    }
}
