package org.fixuplab.mta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ESMTP adds to a mail transaction, and what one vendor does. */
class ExtensionsTest {

    private static final Persona EVERYTHING = Persona.named("postfix")
            .with("ehlo", "PIPELINING,SIZE,8BITMIME,SMTPUTF8,DSN,CHUNKING,BINARYMIME,AUTH PLAIN")
            .with("replies.xexch50", "354 Send binary data")
            .with("replies.xexch50-done", "250 Thank you");

    private static TestMta start(Persona persona) {
        return TestMta.start(MtaSettings.of(persona, "h"));
    }

    private static SmtpClient ready(TestMta mta) throws Exception {
        SmtpClient client = SmtpClient.greeted(mta);
        client.ask("EHLO c");
        return client;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void the_octets_of_xexch50_are_no_commands_whatever_the_cuts(int piece) throws Exception {
        String blob = "QUIT\r\n\r\n.\r\n\0\u00ff";
        String said =
                "EHLO c\r\nXEXCH50 " + blob.length() + " 2\r\n" + blob + "XEXCH50 0 2\r\nMAIL FROM:<a@x>\r\nQUIT\r\n";
        try (TestMta mta = start(EVERYTHING);
                SmtpClient client = SmtpClient.greeted(mta)) {
            for (int at = 0; at < said.length(); at += piece) {
                client.send(said.substring(at, Math.min(said.length(), at + piece)));
            }
            assertThat(client.rest().lines().skip(9))
                    .containsExactly(
                            "354 Send binary data",
                            "250 Thank you",
                            "354 Send binary data",
                            "250 Thank you",
                            "250 2.1.0 Ok",
                            "221 2.0.0 Bye");
        }
    }

    @Test
    void xexch50_counts_and_ends_with_a_two() throws Exception {
        try (TestMta mta = start(EVERYTHING);
                SmtpClient client = ready(mta)) {
            for (String argument : List.of("", "12", "-1 2", "x 2", "12 3", "12 2 2", "9999999999999999999 2")) {
                assertThat(client.ask("XEXCH50 " + argument)).as(argument).startsWith("501 ");
            }
        }
    }

    @Test
    void without_a_354_no_octets_are_awaited_and_without_a_reply_the_verb_is_unknown() throws Exception {
        try (TestMta mta = start(EVERYTHING.with("replies.xexch50", "504 Need to authenticate first"));
                SmtpClient client = ready(mta)) {
            assertThat(client.ask("XEXCH50 4 2")).isEqualTo("504 Need to authenticate first");
            assertThat(client.ask("NOOP")).startsWith("250 ");
        }
        try (TestMta mta = start(Persona.named("postfix"));
                SmtpClient client = ready(mta)) {
            assertThat(client.ask("XEXCH50 4 2")).startsWith("500 ");
        }
    }

    @Test
    void a_binary_body_comes_in_chunks_or_not_at_all() throws Exception {
        String binary = "\0\r\n.\r\n\n\u00ff";
        try (TestMta mta = start(EVERYTHING)) {
            try (SmtpClient client = ready(mta)) {
                assertThat(client.ask("MAIL FROM:<a@x> BODY=binarymime")).startsWith("250 ");
                assertThat(client.ask("RCPT TO:<b@x>")).startsWith("250 ");
                assertThat(client.ask("DATA")).startsWith("503 ");
                client.send("BDAT " + binary.length() + " LAST\r\n" + binary);
                assertThat(client.reply()).startsWith("250 ");
            }
            assertThat(Octets.text(mta.mailbox().messages().get(0).octets())).isEqualTo(binary);
        }
    }

    @Test
    void the_parameters_are_kept_as_they_were_written() throws Exception {
        try (TestMta mta = start(EVERYTHING)) {
            try (SmtpClient client = ready(mta)) {
                client.ask("MAIL FROM:<> SIZE=12 body=8BITMIME RET=HDRS ENVID=q+2B1 AUTH=<> SMTPUTF8");
                client.ask("RCPT TO:<b@x> NOTIFY=SUCCESS,delay ORCPT=rfc822;b@x");
                client.ask("RCPT TO:<c@x> FOO=1");
                client.ask("RCPT TO:<d@x>");
                client.ask("DATA");
                assertThat(client.ask(".")).startsWith("250 ");
            }
            StoredMessage message = mta.mailbox().messages().get(0);
            assertThat(message.sender()).isEmpty();
            assertThat(message.mailParameters())
                    .containsExactly("SIZE=12", "body=8BITMIME", "RET=HDRS", "ENVID=q+2B1", "AUTH=<>", "SMTPUTF8");
            assertThat(message.recipients()).containsExactly("b@x", "d@x");
            assertThat(message.rcptParameters())
                    .containsExactly(List.of("NOTIFY=SUCCESS,delay", "ORCPT=rfc822;b@x"), List.of());
        }
    }

    @Test
    void a_parameter_as_oftenas_a_line_may_be_is_no_trouble() throws Exception {
        Persona patient = EVERYTHING.with("limits.line", "1000000");
        try (TestMta mta = TestMta.start(MtaSettings.of(patient, "h"));
                SmtpClient client = ready(mta)) {
            client.ask("MAIL FROM:<>");
            String often = "DELAY,".repeat(150_000);
            assertThat(client.ask("RCPT TO:<b@x> NOTIFY=" + often + "DELAY")).startsWith("250 ");
            assertThat(client.ask("RCPT TO:<b@x> NOTIFY=" + often)).startsWith("555 ");
            assertThat(mta.counters().faults()).isZero();
        }
    }

    @Test
    void a_lenient_mta_ends_the_message_where_a_smuggler_hopes() throws Exception {
        String said = "a\n.\nMAIL FROM:<c@x>\r\nRCPT TO:<d@x>\r\nDATA\r\nb\r\n.\r\nQUIT\r\n";
        for (boolean lenient : new boolean[] {false, true}) {
            try (TestMta mta = TestMta.start(
                            MtaSettings.of(Persona.named("postfix"), "h").withLenientEnd(lenient));
                    SmtpClient client = SmtpClient.greeted(mta)) {
                client.untilData();
                client.send(said);
                assertThat(client.rest()).endsWith("221 2.0.0 Bye\r\n");
                assertThat(mta.mailbox().messages())
                        .extracting(StoredMessage::sender)
                        .containsExactlyElementsOf(
                                lenient ? List.of("a@example.com", "c@x") : List.of("a@example.com"));
            }
        }
    }
}
