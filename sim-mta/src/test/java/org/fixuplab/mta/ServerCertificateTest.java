package org.fixuplab.mta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.pkitesting.X509Bundle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateExpiredException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each certificate, as a client sees it that trusts the lab's authority and checks the name. */
class ServerCertificateTest {

    private static final LabAuthority AUTHORITY = LabAuthority.create();
    private static final MtaSettings SETTINGS =
            MtaSettings.of(Persona.named("postfix"), "mail.example.com").withAuthority(AUTHORITY);

    private static TestMta mta(String name) {
        return TestMta.start(SETTINGS.withCertificate(ServerCertificate.named(name)));
    }

    private static SmtpClient started(TestMta mta) throws Exception {
        SmtpClient client = SmtpClient.greeted(mta);
        assertThat(client.ask("STARTTLS")).startsWith("220 ");
        return client;
    }

    @ParameterizedTest
    @CsvSource({
        "self-signed, unable to find valid certification path",
        "unknown-authority, unable to find valid certification path",
        "expired, validity check failed",
        "wrong-name, No subject alternative"
    })
    void each_wrong_certificate_fails_for_its_own_reason(String name, String reason) throws Exception {
        try (TestMta mta = mta(name);
                SmtpClient client = started(mta)) {
            assertThatThrownBy(() -> client.upgrade(AUTHORITY.clientContext(), "localhost"))
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasStackTraceContaining(reason);
        }
    }

    @Test
    void the_expired_one_is_wrong_in_nothing_else() throws Exception {
        try (TestMta mta = mta("expired");
                SmtpClient client = started(mta)) {
            assertThatThrownBy(() -> client.upgrade(AUTHORITY.clientContext(), "localhost"))
                    .hasRootCauseInstanceOf(CertificateExpiredException.class);
        }
    }

    @Test
    void the_one_with_a_wrong_name_is_right_for_that_name() throws Exception {
        try (TestMta mta = mta("wrong-name");
                SmtpClient client = started(mta)) {
            client.upgrade(AUTHORITY.clientContext(), "wrong.example.net");
            assertThat(client.ask("NOOP")).startsWith("250 ");
        }
    }

    @Test
    void without_one_starttls_is_not_offered() throws Exception {
        try (TestMta mta = mta("off");
                SmtpClient client = SmtpClient.greeted(mta)) {
            assertThat(client.ask("EHLO c")).doesNotContain("STARTTLS");
            assertThat(client.ask("STARTTLS")).startsWith("50");
        }
    }

    @Test
    void a_kind_that_there_is_not_is_told_with_those_that_there_are() {
        assertThat(ServerCertificate.names()).contains("trusted", "expired", "off");
        assertThatThrownBy(() -> ServerCertificate.named("expird"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no certificate 'expird' (did you mean 'expired'?): write"
                        + " trusted, self-signed, unknown-authority, expired, wrong-name or off");
    }

    @Test
    void tls_comes_first_where_it_is_implicit_and_starttls_is_not_offered() throws Exception {
        try (TestMta mta = TestMta.start(SETTINGS.withImplicitTls(true));
                SmtpClient client = new SmtpClient(mta)) {
            client.upgrade(AUTHORITY.clientContext(), "localhost");
            assertThat(client.reply()).startsWith("220 ");
            assertThat(client.ask("EHLO c")).doesNotContain("STARTTLS");
            assertThat(client.ask("STARTTLS")).startsWith("554 ");
            client.untilData();
            assertThat(client.ask("text\r\n.")).startsWith("250 ");
            assertThat(mta.mailbox().messages().get(0).tls())
                    .map(TlsInfo::protocol)
                    .contains("TLSv1.3");
            client.send("QUIT\r\n");
            assertThat(client.rest()).startsWith("221 ");
            assertThat(mta.counters().handshakes()).isEqualTo(1);
            assertThat(mta.counters().faults()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ at = connect, delay = 100ms }",
                "{ at = handshake, delay = 100ms }",
                "{ at = banner, delay = 100ms }",
                "{ at = connect, every = 2, act = reset }"
            })
    void where_tls_is_implicit_faults_strike_before_and_within_it(String fault) throws Exception {
        try (TestMta mta = TestMta.start(SETTINGS.withImplicitTls(true).withFaults(Faults.parse(fault)));
                SmtpClient client = new SmtpClient(mta)) {
            client.upgrade(AUTHORITY.clientContext(), "localhost");
            assertThat(client.reply()).startsWith("220 ");
        }
    }

    @Test
    void where_tls_is_implicit_a_reply_at_connect_is_in_clear() throws Exception {
        try (TestMta mta = TestMta.start(SETTINGS.withImplicitTls(true)
                        .withFaults(Faults.parse("{ at = connect, reply = \"421 4.3.2 busy\" }")));
                SmtpClient client = new SmtpClient(mta)) {
            assertThat(client.rest()).isEqualTo("421 4.3.2 busy\r\n");
        }
    }

    @Test
    void implicit_tls_without_a_certificate_is_told_at_once() {
        assertThatThrownBy(() ->
                        TestMta.start(SETTINGS.withImplicitTls(true).withCertificate(new ServerCertificate.None())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no certificate: name one");
    }

    private static X509Bundle own() throws Exception {
        return LabAuthority.server(List.of("own.example.org", "localhost"))
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
    }

    private static Path write(Path folder, String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.US_ASCII);
    }

    @Test
    void a_supplied_certificate_is_shown_and_needs_no_authority(@TempDir Path folder) throws Exception {
        X509Bundle own = own();
        ServerCertificate supplied = ServerCertificate.supplied(
                write(folder, "c.pem", own.getCertificatePathPEM()), write(folder, "k.pem", own.getPrivateKeyPEM()));
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("own", own.getCertificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        MtaSettings settings = MtaSettings.of(Persona.named("postfix"), "h").withCertificate(supplied);
        try (TestMta mta = TestMta.start(settings);
                SmtpClient client = started(mta)) {
            client.upgrade(context, "own.example.org");
            assertThat(client.ask("NOOP")).startsWith("250 ");
        }
    }

    @Test
    void what_is_wrong_with_a_supplied_file_is_told_with_its_name_and_remedy(@TempDir Path folder) throws Exception {
        X509Bundle own = own();
        Path chain = write(folder, "c.pem", own.getCertificatePathPEM());
        Path key = write(folder, "k.pem", own.getPrivateKeyPEM());
        Path other = write(folder, "other.pem", own().getPrivateKeyPEM());
        Path locked = write(folder, "locked.pem", "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END");
        Path cut = write(folder, "cut.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        Path none = folder.resolve("none.pem");
        assertWrong(none, key, none + " does not exist: name a PEM file");
        assertWrong(folder, key, folder + " cannot be read: name a PEM file that this user may read");
        assertWrong(key, key, key + " holds no certificate: write it as PEM, '-----BEGIN CERTIFICATE-----'");
        assertWrong(
                chain,
                chain,
                chain + " holds no private key: convert it with 'openssl pkcs8 -topk8 -nodes -in KEY -out NEW'");
        assertWrong(
                chain,
                locked,
                locked + " holds a key in another format than PKCS #8, or one with a password:"
                        + " convert it with 'openssl pkcs8 -topk8 -nodes -in KEY -out NEW'");
        assertWrong(chain, cut, cut + " holds no EC key, as the certificate wants: name the certificate's own key");
        assertWrong(
                chain,
                other,
                other + " is not the key of the first certificate in " + chain + ": name the two that belong together");
    }

    private static void assertWrong(Path chain, Path key, String message) {
        assertThatThrownBy(() -> ServerCertificate.supplied(chain, key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
