package org.fixuplab.mta;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsRequiredTest {

    private static final String FIRST = "530 5.7.0 Must issue a STARTTLS command first";

    private final LabAuthority authority = LabAuthority.create();
    private final TestMta mta = TestMta.start(MtaSettings.of(
                    Persona.named("postfix")
                            .with("tls-required", "on")
                            .with("ehlo", "STARTTLS,CHUNKING,AUTH PLAIN")
                            .with("replies.help", "214 help yourself"),
                    "mail.example.com")
            .withAuthority(authority));

    @AfterEach
    void close() {
        mta.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"MAIL FROM:<a@x>", "RCPT TO:<b@x>", "DATA", "AUTH PLAIN AGEAYg==", "VRFY a", "EXPN a", "ETRN a"})
    void before_tls_it_is_refused(String command) throws Exception {
        try (SmtpClient client = SmtpClient.greeted(mta)) {
            client.ask("EHLO c");
            assertThat(client.ask(command)).isEqualTo(FIRST);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EHLO c", "HELO c", "NOOP", "RSET", "HELP", "QUIT", "STARTTLS"})
    void before_tls_it_is_allowed(String command) throws Exception {
        try (SmtpClient client = SmtpClient.greeted(mta)) {
            assertThat(client.ask(command)).matches("(?s)2.*");
        }
    }

    @Test
    void a_chunk_is_refused_whole() throws Exception {
        try (SmtpClient client = SmtpClient.greeted(mta)) {
            client.ask("EHLO c");
            client.send("BDAT 6 LAST\r\nQUIT\r\nNOOP\r\n");
            assertThat(client.reply()).isEqualTo(FIRST);
            assertThat(client.reply()).startsWith("250 ");
        }
    }

    @Test
    void under_tls_mail_is_taken() throws Exception {
        try (SmtpClient client = SmtpClient.greeted(mta)) {
            client.ask("EHLO c");
            client.ask("STARTTLS");
            client.upgrade(authority.clientContext(), "mail.example.com");
            client.untilData();
            assertThat(client.ask(".")).startsWith("250 ");
        }
    }
}
