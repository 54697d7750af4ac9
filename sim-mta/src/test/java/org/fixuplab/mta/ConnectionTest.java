package org.fixuplab.mta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {

    private static MtaSettings settings(String persona) {
        return MtaSettings.of(Persona.named(persona), "mail.example.com");
    }

    @Test
    void it_listens_on_ipv6_and_knows_the_clients_address() throws Exception {
        InetAddress loopback = InetAddress.getByName("::1");
        Persona persona = Persona.named("cisco-esa").with("greeting", "220 {host} greets {ip}");
        MtaSettings settings = MtaSettings.of(persona, "h").withListen(new InetSocketAddress(loopback, 0));
        try (TestMta mta = TestMta.start(settings);
                SmtpClient client = new SmtpClient(mta)) {
            assertThat(mta.address().getPort()).isPositive();
            assertThat(client.reply()).isEqualTo("220 h greets 0:0:0:0:0:0:0:1");
        }
    }

    @Test
    void a_taken_port_is_told_in_one_sentence() {
        try (TestMta mta = TestMta.start(settings("postfix"))) {
            assertThatThrownBy(() -> TestMta.start(settings("postfix").withListen(mta.address())))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("The test MTA cannot listen on 127.0.0.1:"
                            + mta.address().getPort() + ": Address already in use");
        }
    }

    @Test
    void a_host_that_does_not_exist_is_told_in_one_sentence() {
        InetSocketAddress nowhere = InetSocketAddress.createUnresolved("nowhere.invalid", 25);
        assertThatThrownBy(() -> TestMta.start(settings("postfix").withListen(nowhere)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("The test MTA cannot listen on nowhere.invalid:25: no such host");
    }

    @Test
    void a_silent_client_gets_a_421_and_a_fin() throws Exception {
        try (TestMta mta = TestMta.start(settings("postfix").withTimeout(Duration.ofMillis(200)));
                SmtpClient client = SmtpClient.greeted(mta)) {
            assertThat(client.rest()).isEqualTo("421 4.4.2 mail.example.com Error: timeout exceeded\r\n");
            client.close();
            Awaitility.await().until(() -> mta.activeSessions() == 0);
        }
    }

    @Test
    void a_client_that_closes_its_half_gets_every_reply() throws Exception {
        try (TestMta mta = TestMta.start(settings("cisco-esa"));
                SmtpClient client = SmtpClient.greeted(mta)) {
            client.send("NOOP\r\nRSET\r\nNOO");
            client.halfClose();
            assertThat(client.rest()).isEqualTo("250 ok\r\n250 reset\r\n");
            Awaitility.await().until(() -> mta.activeSessions() == 0);
        }
    }

    @Test
    void the_last_reply_is_not_lost_however_much_the_client_sent_after_it() throws Exception {
        try (TestMta mta = TestMta.start(settings("cisco-esa"));
                SmtpClient client = SmtpClient.greeted(mta)) {
            // More than the sockets hold, so that a close would leave octets unread.
            client.send("X\r\n".repeat(2_000_000));
            assertThat(client.rest().lines())
                    .hasSize(5)
                    .last()
                    .isEqualTo("421 Exceeded bad SMTP command limit, disconnecting");
        }
    }

    @Test
    void a_client_that_does_not_read_is_not_read_and_misses_nothing_later() throws Exception {
        int commands = 40_000;
        try (TestMta mta = TestMta.start(settings("cisco-esa"));
                SmtpClient client = SmtpClient.greeted(mta)) {
            Thread sender = new Thread(() -> {
                try {
                    client.send("EHLO c\r\n".repeat(commands) + "QUIT\r\n");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            sender.start();
            assertThat(client.rest().lines().count()).isEqualTo(commands * 3L + 1);
            sender.join();
        }
    }

    @Test
    void a_line_that_is_too_long_is_refused_and_the_next_is_read() throws Exception {
        Persona persona = Persona.named("cisco-esa").with("limits.line", "20");
        try (TestMta mta = TestMta.start(MtaSettings.of(persona, "h"));
                SmtpClient client = SmtpClient.greeted(mta)) {
            assertThat(client.ask("NOOP 567890123456789")).isEqualTo("250 ok");
            assertThat(client.ask("NOOP 5678901234567890")).isEqualTo("500 Line too long");
            assertThat(client.ask("NOOP " + "x".repeat(500_000))).isEqualTo("500 Line too long");
            assertThat(client.ask("NOOP")).isEqualTo("250 ok");
        }
    }

    @Test
    void a_line_feed_alone_ends_a_command_where_the_persona_says_so() throws Exception {
        try (TestMta lenient = TestMta.start(settings("cisco-esa"));
                SmtpClient client = SmtpClient.greeted(lenient)) {
            client.send("NOOP\nNOOP\r\n");
            assertThat(client.reply()).isEqualTo("250 ok");
            assertThat(client.reply()).isEqualTo("250 ok");
        }
        Persona persona = Persona.named("cisco-esa").with("bare-lf", "off").with("replies.unknown", "500 no {verb}");
        try (TestMta strict = TestMta.start(MtaSettings.of(persona, "h"));
                SmtpClient client = SmtpClient.greeted(strict)) {
            client.send("NOOP\nRSET\r\nNOOP\r\n");
            assertThat(client.reply()).isEqualTo("500 no NOOP?RSET");
            assertThat(client.reply()).isEqualTo("250 ok");
        }
    }

    @Test
    void closing_the_mta_closes_its_sessions_and_keeps_the_mailbox() throws Exception {
        TestMta mta = TestMta.start(settings("cisco-esa"));
        try (SmtpClient client = SmtpClient.greeted(mta)) {
            client.untilData();
            client.ask(".");
            assertThat(mta.activeSessions()).isEqualTo(1);
            mta.close();
            assertThat(client.line()).isEqualTo("<closed>");
        }
        assertThat(mta.mailbox().count()).isEqualTo(1);
        assertThat(mta.activeSessions()).isZero();
        assertThat(mta.counters()).isEqualTo(new MtaCounters(1, 4, 0, 1, 0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void no_octets_make_it_throw_or_hang(long seed) throws Exception {
        String[] words = {
            "EHLO c",
            "MAIL FROM:<a@x>",
            "RCPT TO:<b@x>",
            "DATA",
            "BDAT 3",
            "BDAT 0 LAST",
            "BDAT 999999999999999999",
            "STARTTLS",
            "RSET",
            "VRFY",
            "{verb}",
            "MAIL FROM:<\"\\",
            "RCPT TO:",
            " ",
            "\r",
            "\n",
            "\r\n",
            "\r\n.\r\n",
            ".",
            "\u00e9",
            "\0",
            "$1\\"
        };
        Random random = new Random(seed);
        Persona persona = Persona.named(seed % 2 == 0 ? "postfix" : "cisco-esa")
                .with("errors.limit", "1000")
                .with("replies.unknown", "500 {verb} {client} {sender} {recipient} {id}?");
        MtaSettings settings = MtaSettings.of(persona, "h").withBounds(new MailboxBounds(1_000, 1_000_000, 50));
        try (TestMta mta = TestMta.start(settings.withAuthority(LabAuthority.create()))) {
            for (int session = 0; session < 40; session++) {
                StringBuilder said = new StringBuilder();
                for (int i = 0; i < 60; i++) {
                    said.append(
                            random.nextInt(4) == 0 ? (char) random.nextInt(256) : words[random.nextInt(words.length)]);
                    said.append(random.nextInt(3) == 0 ? "" : "\r\n");
                }
                try (SmtpClient client = SmtpClient.greeted(mta)) {
                    for (int at = 0; at < said.length(); ) {
                        int to = Math.min(said.length(), at + 1 + random.nextInt(200));
                        client.send(said.substring(at, to));
                        at = to;
                    }
                    client.halfClose();
                    client.rest();
                } catch (SocketException e) {
                    // A handshake that failed may end with RST; the server is judged below.
                }
            }
            try (SmtpClient client = SmtpClient.greeted(mta)) {
                assertThat(client.ask("QUIT")).as("seed %d", seed).startsWith("221 ");
            }
            assertThat(mta.counters().faults()).as("seed %d", seed).isZero();
        }
    }
}
