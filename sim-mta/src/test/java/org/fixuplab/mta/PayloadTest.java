package org.fixuplab.mta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PayloadTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private TestMta mta;

    PayloadTest() {
        mta = start(MtaSettings.of(Persona.named("cisco-esa"), "mail.example.com"));
    }

    private static TestMta start(MtaSettings settings) {
        return TestMta.start(settings);
    }

    @BeforeEach
    void the_mailbox_is_empty() {
        assertThat(mta.mailbox().count()).isZero();
    }

    @AfterEach
    void no_fault_of_our_own() {
        long faults = mta.counters().faults();
        mta.close();
        assertThat(faults).isZero();
    }

    private String store(String stuffed) throws Exception {
        try (SmtpClient client = SmtpClient.greeted(mta)) {
            client.untilData();
            client.send(stuffed);
            assertThat(client.reply()).startsWith("250 ok:  Message ");
        }
        List<StoredMessage> messages = mta.mailbox().messages();
        return Octets.text(messages.get(messages.size() - 1).octets());
    }

    @Test
    void a_message_is_kept_with_its_envelope() throws Exception {
        try (SmtpClient client = SmtpClient.greeted(mta)) {
            client.ask("HELO client.example.com");
            client.ask("MAIL FROM:<a@example.com>");
            client.ask("RCPT TO:<b@example.com>");
            client.ask("RCPT TO:<c@example.com>");
            client.ask("DATA");
            assertThat(client.ask("Subject: x\r\n\r\ntext\r\n.")).isEqualTo("250 ok:  Message 1 accepted");
        }
        StoredMessage message = mta.mailbox().messages().get(0);
        assertThat(message.id()).isEqualTo(1);
        assertThat(message.helo()).isEqualTo("client.example.com");
        assertThat(message.sender()).isEqualTo("a@example.com");
        assertThat(message.recipients()).containsExactly("b@example.com", "c@example.com");
        assertThat(message.tls()).isEmpty();
        assertThat(message.client().getAddress().isLoopbackAddress()).isTrue();
        assertThat(Octets.text(message.octets())).isEqualTo("Subject: x\r\n\r\ntext\r\n");
    }

    @Test
    void an_empty_message_has_no_octets() throws Exception {
        assertThat(store(".\r\n")).isEmpty();
    }

    @Test
    void dot_stuffing_is_undone_and_only_at_the_start_of_a_line() throws Exception {
        assertThat(store("..\r\n...\r\n.a\r\na.\r\n..b\r\n.\r\n")).isEqualTo(".\r\n..\r\na\r\na.\r\n.b\r\n");
    }

    @Test
    void eight_bit_octets_and_nul_are_kept() throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int octet = 0; octet < 256; octet++) {
            all.write(octet);
        }
        String every = Octets.text(all.toByteArray()) + "\r\n";
        assertThat(store(every + ".\r\n")).isEqualTo(every);
    }

    @Test
    void commands_in_a_body_are_text() throws Exception {
        String body = "STARTTLS\r\nEHLO x\r\nQUIT\r\nRSET\r\nDATA\r\n";
        assertThat(store(body + ".\r\n")).isEqualTo(body);
    }

    @Test
    void a_lone_line_feed_does_not_end_the_data() throws Exception {
        String body = "a\n.\nb\r\n.\n.\r\nc\n.\r\nd\r.\r\n";
        assertThat(store(body + ".\r\n")).isEqualTo("a\n.\nb\r\n\n.\r\nc\n.\r\nd\r.\r\n");
    }

    @Test
    void any_cut_of_a_payload_gives_the_same_message() throws Exception {
        String stuffed = "A: b\r\n\r\n..\r\n.\r\r\n\r\n..x\u00e9\r\n.\r\n";
        String kept = "A: b\r\n\r\n.\r\n\r\r\n\r\n.x\u00e9\r\n";
        for (int cut = 1; cut < stuffed.length(); cut++) {
            try (SmtpClient client = SmtpClient.greeted(mta)) {
                client.untilData();
                client.send(stuffed.substring(0, cut));
                // The MTA has read the first piece when it answers another session, as one thread serves both in turn.
                SmtpClient.greeted(mta).close();
                client.send(stuffed.substring(cut));
                assertThat(client.reply()).as("cut at %d", cut).startsWith("250 ");
            }
            List<StoredMessage> messages = mta.mailbox().messages();
            assertThat(Octets.text(messages.get(messages.size() - 1).octets()))
                    .as("cut at %d", cut)
                    .isEqualTo(kept);
        }
    }

    @Test
    void a_session_sent_an_octet_at_a_time_is_the_same_session() throws Exception {
        String session = "EHLO c\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\nDATA\r\n..a\r\n.\r\nQUIT\r\n";
        try (SmtpClient client = SmtpClient.greeted(mta)) {
            for (int i = 0; i < session.length(); i++) {
                client.send(session.substring(i, i + 1));
            }
            assertThat(client.rest()).endsWith("250 ok:  Message 1 accepted\r\n221 mail.example.com\r\n");
        }
        assertThat(Octets.text(mta.mailbox().messages().get(0).octets())).isEqualTo(".a\r\n");
    }

    @Test
    void a_whole_session_in_one_write_is_answered_in_order() throws Exception {
        String first = "EHLO c\r\nMAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\nRCPT TO:<c@x>\r\nDATA\r\ntext\r\n.\r\n";
        String second = "MAIL FROM:<d@x>\r\nRCPT TO:<e@x>\r\nDATA\r\n.\r\nNOOP\r\nQUIT\r\nNOOP\r\n";
        try (SmtpClient client = SmtpClient.greeted(mta)) {
            client.send(first + second);
            assertThat(client.rest().lines().skip(3))
                    .containsExactly(
                            "250 sender <a@x> ok",
                            "250 recipient <b@x> ok",
                            "250 recipient <c@x> ok",
                            "354 go ahead",
                            "250 ok:  Message 1 accepted",
                            "250 sender <d@x> ok",
                            "250 recipient <e@x> ok",
                            "354 go ahead",
                            "250 ok:  Message 2 accepted",
                            "250 ok",
                            "221 mail.example.com");
        }
        assertThat(mta.mailbox().count()).isEqualTo(2);
    }

    @Test
    void a_message_whose_last_line_does_not_end_is_not_accepted() throws Exception {
        mta.close();
        mta = start(MtaSettings.of(Persona.named("postfix"), "h").withTimeout(Duration.ofMillis(300)));
        try (SmtpClient client = SmtpClient.greeted(mta)) {
            client.untilData();
            client.send("text\r\n.");
            assertThat(client.rest()).isEqualTo("421 4.4.2 h Error: timeout exceeded\r\n");
        }
        assertThat(mta.mailbox().count()).isZero();
    }

    @Test
    void a_message_beyond_the_bound_is_refused_and_the_session_goes_on() throws Exception {
        mta.close();
        mta = start(MtaSettings.of(Persona.named("postfix"), "h").withBounds(new MailboxBounds(1_000, 1_000_000, 10)));
        try (SmtpClient client = SmtpClient.greeted(mta)) {
            client.untilData();
            assertThat(client.ask("0123456789\r\n.")).isEqualTo("552 5.3.4 Message size exceeds fixed limit");
            client.untilData();
            assertThat(client.ask("..234567\r\n.")).isEqualTo("250 2.0.0 Ok: queued as 0000000001");
            assertThat(client.ask("MAIL FROM:<a@x> SIZE=11")).startsWith("552 ");
            assertThat(client.ask("MAIL FROM:<a@x> SIZE=10")).startsWith("250 ");
        }
        assertThat(Octets.text(mta.mailbox().await(1, PATIENCE).get(0).octets()))
                .isEqualTo(".234567\r\n");
    }

    @Test
    void the_announced_size_is_the_bound() throws Exception {
        mta.close();
        Persona persona = Persona.named("postfix").with("ehlo", "SIZE 5,CHUNKING");
        mta = start(MtaSettings.of(persona, "h"));
        try (SmtpClient client = SmtpClient.greeted(mta)) {
            client.untilData();
            assertThat(client.ask("0123456789\r\n.")).startsWith("552 ");
            client.ask("MAIL FROM:<a@example.com>");
            client.ask("RCPT TO:<b@example.com>");
            client.send("BDAT 6\r\n012345BDAT 1 LAST\r\nxNOOP\r\n");
            assertThat(client.reply()).startsWith("552 ");
            assertThat(client.reply()).startsWith("503 ");
            assertThat(client.reply()).startsWith("250 ");
        }
    }

    @Test
    void a_long_message_arrives_whole() throws Exception {
        String body = ("x".repeat(70) + "\r\n.." + "y".repeat(70) + "\r\n").repeat(20_000);
        assertThat(store(body + ".\r\n")).isEqualTo(body.replace("\r\n..", "\r\n."));
    }

    @Test
    void chunks_are_kept_octet_for_octet() throws Exception {
        mta.close();
        mta = start(MtaSettings.of(Persona.named("postfix"), "h"));
        try (SmtpClient client = SmtpClient.greeted(mta)) {
            client.ask("EHLO c");
            client.send(
                    "MAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\nBDAT 7\r\n.\r\n..\r\nBDAT 5 LAST\r\nQUIT\nBDAT 0 LAST\r\nQUIT\r\n");
            assertThat(client.rest().lines())
                    .containsExactly(
                            "250 2.1.0 Ok",
                            "250 2.1.5 Ok",
                            "250 2.0.0 Ok",
                            "250 2.0.0 Ok: queued as 0000000001",
                            "503 5.5.1 Error: need RCPT command",
                            "221 2.0.0 Bye");
        }
        assertThat(Octets.text(mta.mailbox().messages().get(0).octets())).isEqualTo(".\r\n..\r\nQUIT\n");
    }

    @Test
    void an_address_in_utf_8_is_read_as_such_where_the_client_says_so() throws Exception {
        mta.close();
        mta = start(MtaSettings.of(Persona.named("postfix"), "h"));
        try (SmtpClient client = SmtpClient.greeted(mta)) {
            client.ask("EHLO c");
            client.ask("MAIL FROM:<j\u00c3\u00b6rg@x> SMTPUTF8");
            client.ask("RCPT TO:<b@x>");
            client.ask("DATA");
            client.ask(".");
        }
        assertThat(mta.mailbox().messages().get(0).sender()).isEqualTo("j\u00f6rg@x");
    }
}
