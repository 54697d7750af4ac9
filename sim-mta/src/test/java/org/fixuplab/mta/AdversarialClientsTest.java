package org.fixuplab.mta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever one client does, the MTA holds no more for it than its bounds say, and the next client's mail gets through. */
@Timeout(60)
class AdversarialClientsTest {

    private static final int MEBIBYTE = 1024 * 1024;
    private static final byte[] FILLER = Octets.octets("x".repeat(MEBIBYTE));

    private final Persona persona = Persona.named("postfix")
            .with("ehlo", "SIZE,CHUNKING")
            .with("limits.line", "100")
            .with("replies.line-too-long", "500 {verb}")
            .with("replies.noop", "250 " + "n".repeat(500));
    private final TestMta mta = TestMta.start(
            MtaSettings.of(persona, "h").withBounds(new MailboxBounds(1_000, 64 * MEBIBYTE, 16 * MEBIBYTE)));

    @AfterEach
    void no_fault_of_our_own() {
        long faults = mta.counters().faults();
        mta.close();
        assertThat(faults).isZero();
    }

    private void mailGetsThrough() throws Exception {
        long before = mta.mailbox().accepted();
        try (SmtpClient client = SmtpClient.greeted(mta)) {
            client.untilData();
            assertThat(client.ask("text\r\n.")).startsWith("250 ");
            assertThat(client.ask("QUIT")).startsWith("221 ");
        }
        assertThat(mta.mailbox().accepted()).isGreaterThan(before);
    }

    /** Sends on a thread of its own, since a send may block for as long as nobody reads the replies. */
    private static CompletableFuture<Void> sending(SmtpClient client, String octets) {
        return CompletableFuture.runAsync(() -> {
            try {
                client.send(octets);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void of_a_line_that_never_ends_no_more_is_kept_than_the_limit() throws Exception {
        try (SmtpClient client = SmtpClient.greeted(mta)) {
            for (int i = 0; i < 64; i++) {
                client.send(FILLER);
            }
            mailGetsThrough();
            assertThat(client.ask("")).isEqualTo("500 " + "x".repeat(100));
            assertThat(client.ask("RSET")).startsWith("250 ");
        }
    }

    @Test
    void a_line_of_10_mb_in_a_message_is_kept_and_one_beyond_the_bound_is_not() throws Exception {
        try (SmtpClient client = SmtpClient.greeted(mta)) {
            client.untilData();
            for (int i = 0; i < 10; i++) {
                client.send(FILLER);
            }
            mailGetsThrough();
            assertThat(client.ask("\r\n.")).startsWith("250 ");
            client.untilData();
            for (int i = 0; i < 64; i++) {
                client.send(FILLER);
            }
            mailGetsThrough();
            assertThat(client.ask("\r\n.")).startsWith("552 ");
        }
        assertThat(mta.mailbox().messages())
                .extracting(message -> message.octets().length)
                .containsExactly(6, 10 * MEBIBYTE + 2, 6);
    }

    @Test
    void a_chunk_beyond_every_bound_is_read_and_not_kept() throws Exception {
        try (SmtpClient client = SmtpClient.greeted(mta)) {
            client.ask("EHLO c");
            client.ask("MAIL FROM:<a@x>");
            client.ask("RCPT TO:<b@x>");
            client.send("BDAT " + 64L * MEBIBYTE + "\r\n");
            for (int i = 0; i < 64; i++) {
                client.send(FILLER);
            }
            assertThat(client.reply()).startsWith("552 ");
            client.send("BDAT 999999999999999999 LAST\r\n");
            client.send(FILLER);
            mailGetsThrough();
        }
    }

    @Test
    void of_100_000_recipients_those_within_the_limit_get_the_message() throws Exception {
        int asked = 100_000;
        try (SmtpClient client = SmtpClient.greeted(mta)) {
            client.ask("EHLO c");
            client.ask("MAIL FROM:<a@x>");
            CompletableFuture<Void> sending =
                    sending(client, "RCPT TO:<b@x>\r\n".repeat(asked) + "DATA\r\n.\r\nQUIT\r\n");
            mailGetsThrough();
            assertThat(mta.counters().commands())
                    .as("answered before the others' mail")
                    .isLessThan(asked);
            List<String> replies = client.rest().lines().toList();
            sending.join();
            assertThat(replies).hasSize(asked + 3);
            assertThat(replies.subList(0, asked))
                    .filteredOn(reply -> reply.startsWith("250 "))
                    .hasSize(1_000);
        }
        List<StoredMessage> messages = mta.mailbox().messages();
        assertThat(messages.get(messages.size() - 1).recipients()).hasSize(1_000);
    }

    @Test
    void a_client_that_never_reads_is_not_read() throws Exception {
        int asked = 100_000;
        try (SmtpClient client = SmtpClient.greeted(mta)) {
            CompletableFuture<Void> sending = sending(client, "NOOP\r\n".repeat(asked) + "QUIT\r\n");
            // What the sockets hold is answered; then nothing moves until the client reads.
            AtomicLong before = new AtomicLong();
            Awaitility.await().during(Duration.ofMillis(300)).until(() -> {
                long now = mta.counters().commands();
                return before.getAndSet(now) == now;
            });
            mailGetsThrough();
            assertThat(mta.counters().commands()).isLessThan(asked);
            assertThat(client.rest().lines().count()).isEqualTo(asked + 1L);
            sending.join();
        }
    }

    @Test
    void a_client_that_sends_an_octet_a_write_keeps_nobody_waiting() throws Exception {
        String session =
                "EHLO c\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\nDATA\r\n" + "a.\r\n..".repeat(100) + "\r\n.\r\n";
        try (SmtpClient client = SmtpClient.greeted(mta)) {
            for (int i = 0; i < session.length(); i++) {
                client.send(session.substring(i, i + 1));
                if (i % 200 == 0) {
                    mailGetsThrough();
                }
            }
            client.send("QUIT\r\n");
            assertThat(client.rest()).endsWith("221 2.0.0 Bye\r\n");
        }
        List<StoredMessage> messages = mta.mailbox().messages();
        assertThat(Octets.text(messages.get(messages.size() - 1).octets()))
                .isEqualTo("a.\r\n." + "a.\r\n..".repeat(99).replace("\r\n..", "\r\n.") + "\r\n");
    }

    @Test
    void a_client_that_talks_before_the_banner_gets_the_banner_first() throws Exception {
        try (SmtpClient client = new SmtpClient(mta)) {
            client.send("HELO c\r\nQUIT\r\n");
            mailGetsThrough();
            assertThat(client.rest()).isEqualTo("220 h ESMTP Postfix\r\n250 h\r\n221 2.0.0 Bye\r\n");
        }
    }

    @Test
    void a_client_that_sends_its_fin_in_the_middle_leaves_neither_a_session_nor_a_message() throws Exception {
        for (String last :
                List.of("NOO", "MAIL FROM:<a@x>\r\n", "AUTH", "", "DATA\r\ntext\r\n.\r", "BDAT 5 LAST\r\nabcd")) {
            try (SmtpClient client = SmtpClient.greeted(mta)) {
                client.ask("EHLO c");
                client.send("MAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\n" + last);
                client.halfClose();
                assertThat(client.rest()).contains("250 2.1.5 Ok");
                Awaitility.await().until(() -> mta.activeSessions() == 0);
            }
        }
        assertThat(mta.mailbox().accepted()).isZero();
        mailGetsThrough();
    }

    @Test
    void two_hundred_idle_connections_leave_room_for_another() throws Exception {
        List<SmtpClient> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                idle.add(SmtpClient.greeted(mta));
            }
            assertThat(mta.activeSessions()).isEqualTo(200);
            mailGetsThrough();
        } finally {
            for (SmtpClient client : idle) {
                client.close();
            }
        }
        Awaitility.await().until(() -> mta.activeSessions() == 0);
    }
}
