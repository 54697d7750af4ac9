package org.fixuplab.lab.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fixuplab.lab.matrix.Leak.CREDENTIALS;
import static org.fixuplab.lab.matrix.Leak.ENVELOPE;
import static org.fixuplab.lab.matrix.Leak.MESSAGE;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.sender.Job;
import org.fixuplab.mta.Persona;
import org.fixuplab.send.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LeaksTest {

    private interface Script {
        void play(Dialogue dialogue, Job job) throws IOException;
    }

    private static Set<Leak> leaks(Column column, Script script) throws Exception {
        ScriptedSender sender = new ScriptedSender("any", job -> {
            try (Dialogue dialogue = new Dialogue(job.server())) {
                dialogue.reply();
                script.play(dialogue, job);
            }
            return List.of(Dialogue.attempt(Verdict.FAILED));
        });
        return new Matrix(List.of(sender), List.of(column), Duration.ofSeconds(20), 1)
                .run(cell -> {})
                .get(0)
                .leaks();
    }

    private static Column none() {
        return Columns.firmware("none");
    }

    /** A firewall that turns STARTTLS into NOOP, before a server with AUTH. */
    private static Column noop() {
        LabSettings settings = LabSettings.of(Catalogue.load()
                        .policy("none")
                        .with("verb-noop", "enabled", "on")
                        .with("verb-noop", "verbs", "EHLO,MAIL,RCPT,DATA,QUIT,AUTH"))
                .withPersona(Persona.named("postfix").with("ehlo", "STARTTLS, AUTH PLAIN LOGIN"));
        return new Column("noop", "", settings, List.of());
    }

    @Test
    void who_only_says_hello_leaks_nothing() throws Exception {
        assertThat(leaks(none(), (dialogue, job) -> dialogue.say("EHLO client.example.com")))
                .isEmpty();
    }

    @Test
    void mail_is_the_envelope_even_if_it_goes_no_further() throws Exception {
        assertThat(leaks(none(), (dialogue, job) -> {
                    dialogue.say("HELO client.example.com");
                    dialogue.say("MAIL FROM:<alice@client.example.com>");
                }))
                .containsExactly(ENVELOPE);
    }

    @Test
    void a_part_of_a_message_is_the_message() throws Exception {
        assertThat(leaks(none(), (dialogue, job) -> {
                    dialogue.say("HELO client.example.com");
                    dialogue.say("MAIL FROM:<alice@client.example.com>");
                    dialogue.say("RCPT TO:<bob@example.com>");
                    dialogue.say("DATA");
                    dialogue.write("Subject: half a");
                }))
                .containsExactlyInAnyOrder(ENVELOPE, MESSAGE);
    }

    @Test
    void an_empty_message_tells_nothing() throws Exception {
        assertThat(leaks(none(), (dialogue, job) -> {
                    dialogue.say("HELO client.example.com");
                    dialogue.say("MAIL FROM:<alice@client.example.com>");
                    dialogue.say("RCPT TO:<bob@example.com>");
                    dialogue.say("DATA");
                    dialogue.say(".");
                }))
                .containsExactly(ENVELOPE);
    }

    @Test
    void a_chunk_is_the_message() throws Exception {
        assertThat(leaks(none(), (dialogue, job) -> {
                    dialogue.say("EHLO client.example.com");
                    dialogue.say("MAIL FROM:<alice@client.example.com>");
                    dialogue.say("RCPT TO:<bob@example.com>");
                    dialogue.say("BDAT 12 LAST\r\nSubject: x");
                }))
                .containsExactlyInAnyOrder(ENVELOPE, MESSAGE);
    }

    @Test
    void the_secret_of_auth_is_credentials_whatever_the_server_says() throws Exception {
        assertThat(leaks(noop(), (dialogue, job) -> {
                    dialogue.say("EHLO client.example.com");
                    dialogue.say("AUTH PLAIN AGFsaWNlAHNlY3JldA==");
                }))
                .containsExactly(CREDENTIALS);
        assertThat(leaks(noop(), (dialogue, job) -> {
                    dialogue.say("EHLO client.example.com");
                    dialogue.say("AUTH LOGIN");
                    dialogue.say("YWxpY2U=");
                    dialogue.say("c2VjcmV0");
                }))
                .containsExactly(CREDENTIALS);
        assertThat(leaks(Columns.firmware("asa-8.2.5"), (dialogue, job) -> {
                    dialogue.say("HELO client.example.com");
                    dialogue.say("AUTH PLAIN AGFsaWNlAHNlY3JldA==");
                }))
                .containsExactly(CREDENTIALS);
    }

    @Test
    void what_is_said_under_tls_is_said_to_nobody_else() throws Exception {
        for (Column column : List.of(none(), Columns.firmware("asa-9.4.1"))) {
            assertThat(leaks(column, (dialogue, job) -> {
                        dialogue.say("EHLO client.example.com");
                        assertThat(dialogue.say("STARTTLS")).startsWith("220");
                        dialogue.handshake();
                        dialogue.say("EHLO client.example.com");
                        dialogue.say("AUTH PLAIN AGFsaWNlAHNlY3JldA==");
                        assertThat(dialogue.mail(job.mail())).startsWith("250");
                    }))
                    .isEmpty();
        }
    }

    @Test
    void the_envelope_before_tls_leaks_and_the_message_under_it_does_not() throws Exception {
        assertThat(leaks(none(), (dialogue, job) -> {
                    dialogue.say("EHLO client.example.com");
                    dialogue.say("MAIL FROM:<alice@client.example.com>");
                    dialogue.say("STARTTLS");
                    dialogue.handshake();
                    dialogue.say("EHLO client.example.com");
                    dialogue.mail(job.mail());
                }))
                .containsExactly(ENVELOPE);
    }

    @Test
    void a_client_hello_to_a_server_in_clear_leaks_nothing() throws Exception {
        assertThat(leaks(noop(), (dialogue, job) -> {
                    dialogue.say("EHLO client.example.com");
                    assertThat(dialogue.say("STARTTLS")).startsWith("250");
                    // As much of one as matters: a record's head, and octets that look like commands.
                    dialogue.write("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003");
                }))
                .isEmpty();
    }
}
