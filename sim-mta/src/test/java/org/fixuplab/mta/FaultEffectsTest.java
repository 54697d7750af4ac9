package org.fixuplab.mta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a fault leaves of a command's effect, and of the session. */
class FaultEffectsTest {

    private static final LabAuthority AUTHORITY = LabAuthority.create();
    private static final MtaSettings SETTINGS = MtaSettings.of(
                    Persona.named("postfix").with("hello-required", "on"), "mail.example.com")
            .withAuthority(AUTHORITY);

    private TestMta mta = TestMta.start(SETTINGS);

    private SmtpClient client(String... faults) throws Exception {
        return client(SETTINGS, faults);
    }

    private SmtpClient client(MtaSettings settings, String... faults) throws Exception {
        mta.close();
        mta = TestMta.start(settings.withFaults(Faults.parse(faults)));
        return SmtpClient.greeted(mta);
    }

    @AfterEach
    void no_fault_of_our_own() {
        long faults = mta.counters().faults();
        mta.close();
        assertThat(faults).isZero();
    }

    @Test
    void a_reply_that_says_yes_changes_the_words_only() throws Exception {
        try (SmtpClient client = client(
                "{ at = ehlo, reply = \"250 OK\" }",
                "{ at = mail, reply = \"250 from\" }",
                "{ at = rcpt, reply = \"251 to\" }",
                "{ at = data, reply = \"354 say it\" }",
                "{ at = dot, reply = \"250 got it\" }",
                "{ at = quit, reply = \"221 gone\" }")) {
            assertThat(client.ask("EHLO c")).isEqualTo("250 OK");
            assertThat(client.ask("MAIL FROM:<a@x>")).isEqualTo("250 from");
            assertThat(client.ask("RCPT TO:<b@x>")).isEqualTo("251 to");
            assertThat(client.ask("DATA")).isEqualTo("354 say it");
            assertThat(client.ask("text\r\n.")).isEqualTo("250 got it");
            client.send("QUIT\r\n");
            assertThat(client.rest()).isEqualTo("221 gone\r\n");
            assertThat(mta.mailbox().messages().get(0).recipients()).containsExactly("b@x");
        }
    }

    @Test
    void a_reply_that_says_no_leaves_the_command_without_effect() throws Exception {
        try (SmtpClient client = client("{ at = mail, first = 1, reply = \"451 later\" }")) {
            client.ask("EHLO c");
            assertThat(client.ask("MAIL FROM:<a@x>")).isEqualTo("451 later");
            assertThat(client.ask("RCPT TO:<b@x>")).startsWith("503 ");
            assertThat(client.ask("MAIL FROM:<a@x>")).startsWith("250 ");
        }
    }

    @Test
    void starttls_that_is_refused_or_answered_250_leaves_the_session_in_clear() throws Exception {
        try (SmtpClient client = client(
                "{ at = starttls, first = 1, reply = \"454 4.7.0 TLS not available\" }",
                "{ at = starttls, first = 2, reply = \"250 2.0.0 Ok\" }")) {
            client.ask("EHLO c");
            assertThat(client.ask("STARTTLS")).isEqualTo("454 4.7.0 TLS not available");
            assertThat(client.ask("STARTTLS")).isEqualTo("250 2.0.0 Ok");
            assertThat(client.ask("NOOP")).startsWith("250 ");
            assertThat(client.ask("STARTTLS")).startsWith("220 ");
            client.upgrade(AUTHORITY.clientContext(), "localhost");
            assertThat(client.ask("NOOP")).startsWith("250 ");
        }
    }

    @Test
    void octets_after_the_220_leave_in_clear_and_tls_begins_after_them() throws Exception {
        try (SmtpClient client = client("{ at = starttls, append = \"250 2.0.0 Ok\\r\\n\" }")) {
            client.send("STARTTLS\r\n");
            assertThat(client.piece()).isEqualTo("220 2.0.0 Ready to start TLS\r\n250 2.0.0 Ok\r\n");
            client.upgrade(AUTHORITY.clientContext(), "localhost");
            assertThat(client.ask("EHLO c")).startsWith("250-mail.example.com");
        }
    }

    @Test
    void injected_octets_are_said_first_inside_tls() throws Exception {
        try (SmtpClient client = client("{ at = handshake, inject = \"250 2.0.0 slipped in\\r\\n\" }")) {
            client.ask("STARTTLS");
            client.upgrade(AUTHORITY.clientContext(), "localhost");
            assertThat(client.reply()).isEqualTo("250 2.0.0 slipped in");
            assertThat(client.ask("EHLO c")).startsWith("250-mail.example.com");
        }
    }

    @Test
    void garbage_in_the_handshake_is_the_clear_text_of_a_server_that_knows_nothing_of_tls() throws Exception {
        try (SmtpClient client = client("{ at = handshake, act = garbage }")) {
            client.ask("STARTTLS");
            client.send("\u0016\u0003\u0001");
            assertThat(client.reply()).isEqualTo("500 5.5.1 Command unrecognized");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ at = starttls, delay = 100ms }", "{ at = handshake, delay = 100ms }"})
    void octets_sent_in_clear_after_starttls_are_never_obeyed_however_late_tls_begins(String fault) throws Exception {
        try (SmtpClient client = client(fault)) {
            client.send("EHLO c\r\nSTARTTLS\r\nEHLO evil\r\nMAIL FROM:<evil@x>\r\n");
            assertThat(client.reply()).startsWith("250-");
            assertThat(client.reply()).startsWith("220 ");
            client.upgrade(AUTHORITY.clientContext(), "localhost");
            assertThat(client.ask("MAIL FROM:<a@x>")).isEqualTo("503 5.5.1 Error: send HELO/EHLO first");
        }
    }

    @ParameterizedTest
    @CsvSource({"fin", "reset"})
    void under_tls_the_connection_ends_too(String act) throws Exception {
        try (SmtpClient client = client("{ at = mail, act = " + act + " }")) {
            client.ask("STARTTLS");
            client.upgrade(AUTHORITY.clientContext(), "localhost");
            client.ask("EHLO c");
            client.send("MAIL FROM:<a@x>\r\n");
            if (act.equals("fin")) {
                assertThat(client.rest()).isEmpty();
            } else {
                assertThatThrownBy(client::rest).isInstanceOf(SocketException.class);
            }
        }
        Awaitility.await().until(() -> mta.activeSessions() == 0);
    }

    @ParameterizedTest
    @CsvSource({"fin, ''", "reset, reset", "silence, silence", "garbage, no reply"})
    void after_the_dot_the_message_is_kept_and_only_the_250_is_lost(String act, String heard) throws Exception {
        try (SmtpClient client = client("{ at = dot, after = on, act = " + act + " }")) {
            client.untilData();
            client.send("text\r\n.\r\n");
            assertThat(mta.mailbox().await(1, Duration.ofSeconds(10))).hasSize(1);
            if (act.equals("silence")) {
                client.patience(Duration.ofMillis(200));
            }
            switch (act) {
                case "reset" -> assertThatThrownBy(client::piece).isInstanceOf(SocketException.class);
                case "silence" -> assertThatThrownBy(client::piece).isInstanceOf(SocketTimeoutException.class);
                case "fin" -> assertThat(client.rest()).isEqualTo(heard);
                default -> assertThat(client.piece()).contains(heard);
            }
        }
    }

    @Test
    void after_the_dot_the_message_is_kept_though_the_reply_says_no_or_comes_late() throws Exception {
        try (SmtpClient client = client(
                "{ at = dot, after = on, first = 1, reply = \"451 4.3.0 try again\" }",
                "{ at = dot, after = on, first = 2, delay = 150ms }")) {
            client.untilData();
            assertThat(client.ask("one\r\n.")).isEqualTo("451 4.3.0 try again");
            assertThat(mta.mailbox().count()).isEqualTo(1);
            client.ask("MAIL FROM:<a@x>");
            client.ask("RCPT TO:<b@x>");
            client.ask("DATA");
            client.send("two\r\n.\r\n");
            assertThat(mta.mailbox().await(2, Duration.ofSeconds(10))).hasSize(2);
            assertThat(client.reply()).startsWith("250 ").contains("queued as");
        }
    }

    @Test
    void a_message_refused_at_the_dot_is_over_and_the_next_is_taken() throws Exception {
        try (SmtpClient client = client("{ at = dot, first = 1, reply = \"554 5.7.1 no\" }")) {
            client.untilData();
            assertThat(client.ask("text\r\n.")).isEqualTo("554 5.7.1 no");
            assertThat(client.ask("DATA")).startsWith("503 ");
            client.untilData();
            assertThat(client.ask("text\r\n.")).startsWith("250 ");
            assertThat(mta.mailbox().count()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 18})
    void a_message_is_answered_early_once_so_many_octets_came_and_is_not_answered_again(int offset) throws Exception {
        try (SmtpClient client = client("{ at = body, offset = " + offset + ", reply = \"452 4.3.1 full\" }")) {
            client.untilData();
            String text = "twenty octets and\r\n.\r\n";
            for (int i = 0; i < Math.max(1, offset) - 1; i++) {
                client.send(text.substring(i, i + 1));
            }
            client.patience(Duration.ofMillis(100));
            assertThatThrownBy(client::piece).isInstanceOf(SocketTimeoutException.class);
            client.patience(Duration.ofSeconds(10));
            client.send(text.substring(Math.max(1, offset) - 1, Math.max(1, offset)));
            assertThat(client.reply()).isEqualTo("452 4.3.1 full");
            client.send(text.substring(Math.max(1, offset)));
            assertThat(client.ask("NOOP")).startsWith("250 ");
            assertThat(client.ask("DATA")).startsWith("503 ");
            assertThat(mta.mailbox().count()).isZero();
        }
    }

    @Test
    void an_offset_that_a_message_does_not_reach_changes_nothing() throws Exception {
        try (SmtpClient client = client("{ at = body, offset = 8, act = reset }")) {
            client.untilData();
            assertThat(client.ask("short\r\n.")).startsWith("250 ");
        }
    }

    @Test
    void the_octets_of_chunks_count_together_and_the_last_chunk_is_the_dot() throws Exception {
        try (SmtpClient client = client(
                SETTINGS.withPersona(Persona.named("postfix").with("ehlo", "CHUNKING")),
                "{ at = body, offset = 6, first = 1, reply = \"452 full\" }",
                "{ at = dot, reply = \"451 no\" }")) {
            client.ask("EHLO c");
            client.ask("MAIL FROM:<a@x>");
            client.ask("RCPT TO:<b@x>");
            client.send("BDAT 4\r\nabcd");
            assertThat(client.reply()).startsWith("250 ");
            client.send("BDAT 4\r\nefgh");
            assertThat(client.reply()).isEqualTo("452 full");
            client.ask("MAIL FROM:<a@x>");
            client.ask("RCPT TO:<b@x>");
            client.send("BDAT 8 LAST\r\nabcdefgh");
            assertThat(client.reply()).isEqualTo("451 no");
            assertThat(mta.mailbox().count()).isZero();
        }
    }

    @Test
    void what_comes_during_a_delay_is_answered_after_it_and_in_order() throws Exception {
        try (SmtpClient client = client(
                "{ at = rcpt, delay = 50ms }",
                "{ at = body, offset = 1, delay = 50ms }",
                "{ at = dot, delay = 50ms }",
                "{ at = quit, delay = 50ms }")) {
            client.send(
                    "EHLO c\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\nNOOP\r\nDATA\r\ntext\r\n.\r\nNOOP\r\nQUIT\r\nNOOP\r\n");
            client.halfClose();
            assertThat(client.rest()
                            .lines()
                            .filter(line -> !line.startsWith("250-"))
                            .map(line -> line.substring(0, 7)))
                    .containsExactly(
                            "250 CHU", "250 2.1", "250 2.1", "250 2.0", "354 End", "250 2.0", "250 2.0", "221 2.0");
        }
    }

    @Test
    void a_delay_is_no_reason_to_call_the_client_silent() throws Exception {
        try (SmtpClient client =
                client(SETTINGS.withTimeout(Duration.ofMillis(700)), "{ at = helo, delay = 1500ms }")) {
            assertThat(client.ask("HELO c")).startsWith("250 ");
        }
    }

    @Test
    void silence_lasts_as_long_as_a_client_may_be_silent() throws Exception {
        try (SmtpClient client = client(SETTINGS.withTimeout(Duration.ofMillis(700)), "{ at = helo, act = silence }")) {
            client.send("HELO c\r\n");
            assertThat(client.rest()).isEmpty();
        }
        Awaitility.await().until(() -> mta.activeSessions() == 0);
    }

    @Test
    void replies_before_the_fault_arrive_whatever_it_does() throws Exception {
        try (SmtpClient client = client("{ at = mail, delay = 50ms, act = reset }")) {
            client.send("EHLO c\r\nNOOP\r\nMAIL FROM:<a@x>\r\n");
            assertThat(client.reply()).startsWith("250-");
            assertThat(client.reply()).startsWith("250 ");
            assertThatThrownBy(client::piece).isInstanceOf(SocketException.class);
        }
    }
}
