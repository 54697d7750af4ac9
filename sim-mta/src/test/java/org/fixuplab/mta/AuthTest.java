package org.fixuplab.mta;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthTest {

    private static final String SECRET = "tanstaaftanstaaf";
    private static final Logins TIM = new Logins(Map.of("tim", SECRET));
    private static final String OK = "235 2.7.0 Authentication successful";
    private static final String FAILED = "535 5.7.8 Error: authentication failed";
    private static final String SYNTAX = "501 5.5.4 Syntax: AUTH";

    private static TestMta mta(Logins logins, String offered) {
        Persona persona =
                Persona.named("postfix").with("hello-required", "on").with("ehlo", "SIZE 10240000," + offered);
        return TestMta.start(MtaSettings.of(persona, "mail.example.com").withLogins(logins));
    }

    private static TestMta mta(Logins logins) {
        return mta(logins, "AUTH PLAIN LOGIN CRAM-MD5 NTLM");
    }

    private static SmtpClient ready(TestMta mta) throws Exception {
        SmtpClient client = SmtpClient.greeted(mta);
        client.ask("EHLO c");
        return client;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String plain(String user, String password) {
        return base64("\0" + user + "\0" + password);
    }

    private static String cram(String challengeReply, String user, String password) {
        String challenge = new String(Base64.getDecoder().decode(challengeReply.substring(4)), StandardCharsets.UTF_8);
        return base64(user + " " + HexFormat.of().formatHex(CramMd5.digest(password, challenge)));
    }

    @Test
    void plain_takes_the_answer_with_the_command_or_after_it() throws Exception {
        try (TestMta mta = mta(TIM)) {
            try (SmtpClient client = ready(mta)) {
                assertThat(client.ask("AUTH PLAIN " + plain("tim", SECRET))).isEqualTo(OK);
            }
            try (SmtpClient client = ready(mta)) {
                assertThat(client.ask("auth plain")).isEqualTo("334 ");
                assertThat(client.ask(plain("tim", SECRET))).isEqualTo(OK);
            }
        }
    }

    @Test
    void login_asks_for_the_user_and_the_password() throws Exception {
        try (TestMta mta = mta(TIM)) {
            try (SmtpClient client = ready(mta)) {
                assertThat(client.ask("AUTH LOGIN")).isEqualTo("334 VXNlcm5hbWU6");
                assertThat(client.ask(base64("tim"))).isEqualTo("334 UGFzc3dvcmQ6");
                assertThat(client.ask(base64(SECRET))).isEqualTo(OK);
            }
            try (SmtpClient client = ready(mta)) {
                assertThat(client.ask("AUTH LOGIN " + base64("tim"))).isEqualTo("334 UGFzc3dvcmQ6");
                assertThat(client.ask(base64("wrong"))).isEqualTo(FAILED);
                assertThat(client.ask("NOOP")).startsWith("250 ");
            }
        }
    }

    @Test
    void the_digest_is_the_one_of_rfc_2195() {
        assertThat(HexFormat.of().formatHex(CramMd5.digest(SECRET, "<1896.697170952@postoffice.reston.mci.net>")))
                .isEqualTo("b913a602c7eda7a495b4e6e7334d3890");
        // RFC 2104 fills keys up with zeros.
        assertThat(CramMd5.digest("", "x")).isEqualTo(CramMd5.digest("\0", "x"));
    }

    @Test
    void cram_md5_proves_the_password_without_showing_it_and_never_asks_the_same_twice() throws Exception {
        try (TestMta mta = mta(TIM);
                SmtpClient client = ready(mta)) {
            String first = client.ask("AUTH CRAM-MD5");
            String late = cram(first, "tim", SECRET);
            assertThat(client.ask(cram(first, "tim", "wrong"))).isEqualTo(FAILED);
            String second = client.ask("AUTH CRAM-MD5");
            assertThat(second).startsWith("334 ").isNotEqualTo(first);
            assertThat(client.ask(late)).isEqualTo(FAILED);
            assertThat(client.ask(cram(client.ask("AUTH CRAM-MD5"), "joe", SECRET)))
                    .isEqualTo(FAILED);
            assertThat(client.ask("AUTH CRAM-MD5 " + late)).isEqualTo(SYNTAX);
            assertThat(client.ask(cram(client.ask("AUTH CRAM-MD5"), "tim", SECRET)))
                    .isEqualTo(OK);
        }
    }

    @Test
    void a_lab_without_logins_lets_everyone_in_who_answers_in_form() throws Exception {
        try (TestMta mta = mta(Logins.ANY)) {
            try (SmtpClient client = ready(mta)) {
                assertThat(client.ask("AUTH CRAM-MD5")).startsWith("334 ");
                assertThat(client.ask(base64("tim nonsense"))).isEqualTo(FAILED);
                assertThat(client.ask("AUTH PLAIN " + base64("tim"))).isEqualTo(FAILED);
                assertThat(client.ask("AUTH PLAIN " + plain("", "x"))).isEqualTo(FAILED);
                assertThat(client.ask("AUTH PLAIN " + plain("j\u00f6rg", ""))).isEqualTo(OK);
            }
            try (SmtpClient client = ready(mta)) {
                assertThat(client.ask(cram(client.ask("AUTH CRAM-MD5"), "tim", "whatever")))
                        .isEqualTo(OK);
            }
        }
    }

    @Test
    void what_is_no_base64_is_a_syntax_error_and_a_star_gives_up() throws Exception {
        try (TestMta mta = mta(TIM);
                SmtpClient client = ready(mta)) {
            assertThat(client.ask("AUTH PLAIN !")).isEqualTo(SYNTAX);
            assertThat(client.ask("AUTH PLAIN a b")).isEqualTo(SYNTAX);
            assertThat(client.ask("AUTH")).isEqualTo(SYNTAX);
            assertThat(client.ask("AUTH PLAIN =")).isEqualTo(FAILED);
            assertThat(client.ask("AUTH LOGIN")).startsWith("334 ");
            assertThat(client.ask("NOOP NOOP")).isEqualTo(SYNTAX);
            assertThat(client.ask("AUTH LOGIN")).startsWith("334 ");
            assertThat(client.ask("*")).isEqualTo("501 5.7.0 Authentication aborted");
            assertThat(client.ask("NOOP")).startsWith("250 ");
        }
    }

    @Test
    void a_mechanism_is_refused_that_is_not_offered_and_one_that_is_but_cannot_be_checked() throws Exception {
        try (TestMta mta = mta(Logins.ANY);
                SmtpClient client = ready(mta)) {
            assertThat(client.ask("AUTH GSSAPI"))
                    .isEqualTo("535 5.7.8 Error: authentication failed: Invalid authentication mechanism");
            assertThat(client.ask("AUTH NTLM")).isEqualTo("334 ");
            assertThat(client.ask("TlRMTVNTUAABAAAA")).isEqualTo(FAILED);
            assertThat(client.ask("AUTH NTLM TlRMTVNTUAABAAAA")).isEqualTo(FAILED);
        }
    }

    @Test
    void the_verb_is_unknown_where_it_is_not_offered_and_an_equals_sign_offers_it() throws Exception {
        try (TestMta mta = mta(TIM, "8BITMIME");
                SmtpClient client = ready(mta)) {
            assertThat(client.ask("AUTH PLAIN " + plain("tim", SECRET)))
                    .isEqualTo("503 5.5.1 Error: authentication not enabled");
        }
        try (TestMta mta = mta(TIM, "AUTH=LOGIN");
                SmtpClient client = ready(mta)) {
            assertThat(client.ask("AUTH LOGIN")).isEqualTo("334 VXNlcm5hbWU6");
            client.ask("*");
            assertThat(client.ask("AUTH PLAIN")).startsWith("535 ");
        }
    }

    @Test
    void it_comes_after_the_hello_before_the_mail_and_once() throws Exception {
        try (TestMta mta = mta(TIM);
                SmtpClient client = SmtpClient.greeted(mta)) {
            assertThat(client.ask("AUTH PLAIN")).isEqualTo("503 5.5.1 Error: send HELO/EHLO first");
            client.ask("EHLO c");
            client.ask("MAIL FROM:<a@x>");
            assertThat(client.ask("AUTH PLAIN")).isEqualTo("503 5.5.1 Error: MAIL transaction in progress");
            client.ask("RSET");
            assertThat(client.ask("AUTH PLAIN " + plain("tim", SECRET))).isEqualTo(OK);
            assertThat(client.ask("AUTH PLAIN")).isEqualTo("503 5.5.1 Error: already authenticated");
        }
    }

    @Test
    void an_answer_may_have_12288_octets_with_its_line_end() throws Exception {
        try (TestMta mta = mta(Logins.ANY)) {
            String password = "x".repeat(12_286 / 4 * 3 - 3);
            try (SmtpClient client = ready(mta)) {
                client.ask("AUTH PLAIN");
                assertThat(client.ask(plain("t", password))).isEqualTo(OK);
            }
            try (SmtpClient client = ready(mta)) {
                client.ask("AUTH PLAIN");
                assertThat(client.ask("A".repeat(12_287))).isEqualTo("500 5.5.2 Error: line too long");
                assertThat(client.ask("NOOP")).startsWith("250 ");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void cuts_do_not_matter(int piece) throws Exception {
        String said = "EHLO c\r\nAUTH LOGIN\r\n" + base64("tim") + "\r\n" + base64("no") + "\r\nAUTH PLAIN\r\n*\r\n"
                + "AUTH PLAIN " + plain("tim", SECRET) + "\r\nQUIT\r\n";
        try (TestMta mta = mta(TIM);
                SmtpClient client = SmtpClient.greeted(mta)) {
            for (int at = 0; at < said.length(); at += piece) {
                client.send(said.substring(at, Math.min(said.length(), at + piece)));
            }
            assertThat(client.rest().lines().skip(3))
                    .containsExactly(
                            "334 VXNlcm5hbWU6",
                            "334 UGFzc3dvcmQ6",
                            FAILED,
                            "334 ",
                            "501 5.7.0 Authentication aborted",
                            OK,
                            "221 2.0.0 Bye");
        }
    }

    @Test
    void the_stored_message_names_the_user() throws Exception {
        try (TestMta mta = mta(TIM)) {
            try (SmtpClient client = SmtpClient.greeted(mta)) {
                client.untilData();
                client.ask(".");
                client.ask("AUTH PLAIN " + plain("tim", SECRET));
                client.untilData();
                client.ask(".");
            }
            assertThat(mta.mailbox().messages())
                    .extracting(StoredMessage::user)
                    .containsExactly(Optional.empty(), Optional.of("tim"));
        }
    }

    @Test
    void tls_forgets_the_user() throws Exception {
        LabAuthority authority = LabAuthority.create();
        Persona persona = Persona.named("postfix").with("ehlo", "STARTTLS,AUTH PLAIN");
        try (TestMta mta = TestMta.start(
                        MtaSettings.of(persona, "mail.example.com").withAuthority(authority));
                SmtpClient client = ready(mta)) {
            assertThat(client.ask("AUTH PLAIN " + plain("tim", SECRET))).isEqualTo(OK);
            client.ask("STARTTLS");
            client.upgrade(authority.clientContext(), "mail.example.com");
            client.untilData();
            client.ask(".");
            assertThat(mta.mailbox().messages().get(0).user()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"replies.auth-failed, 535", "replies.auth-ok, 235", "replies.syntax, 501"})
    void no_reply_quotes_what_was_said_after_auth(String key, String code) throws Exception {
        Persona persona = Persona.named("postfix")
                .with("ehlo", "AUTH PLAIN")
                .with(key, code + " <{recipient}> <{line}> <{verb}>");
        String answer = key.equals("replies.syntax") ? plain("tim", SECRET) + "!" : plain("tim", SECRET);
        Logins logins = key.equals("replies.auth-failed") ? new Logins(Map.of("tim", "other")) : TIM;
        try (TestMta mta = TestMta.start(MtaSettings.of(persona, "h").withLogins(logins));
                SmtpClient client = ready(mta)) {
            assertThat(client.ask("AUTH PLAIN " + answer)).isEqualTo(code + " <> <AUTH> <AUTH>");
        }
    }

    @Test
    void a_secret_is_in_no_text() {
        assertThat(TIM.toString()).isEqualTo("Logins[tim]");
        assertThat(MtaSettings.of(Persona.named("postfix"), "h").withLogins(TIM).toString())
                .doesNotContain(SECRET);
        assertThat(List.of(new CommandLines.Line("AUTH PLAIN " + SECRET, false)).toString())
                .doesNotContain(SECRET);
    }
}
