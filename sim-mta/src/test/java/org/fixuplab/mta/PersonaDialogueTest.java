package org.fixuplab.mta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What matters most about a server behind a firewall that masks: what it says to what is left of a command. */
class PersonaDialogueTest {

    static List<String> names() {
        return Persona.names();
    }

    /** The replies of the personas whose own source or captured session has them; echo is what tells an X from a NOOP. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "cisco-esa        | XXXXXXXX                | 500 #5.5.1 command not recognized",
                "courier          | XXXXXXXX                | 502 ESMTP command error",
                "exchange-5.5     | XXXXXXXX                | 500 Unrecognized command",
                "exchange-2003    | XXXXXXXX                | 500 5.3.3 Unrecognized command",
                "exchange-2010    | XXXXXXXX                | 500 5.3.3 Unrecognized command",
                "exchange-2016    | XXXXXXXX                | 500 5.3.3 Unrecognized command 'XXXXXXXX'",
                "exchange-online  | XXXXXXXX                | 500 5.3.3 Unrecognized command 'XXXXXXXX'",
                "exim             | XXXXXXXX                | 500 unrecognized command",
                "gmail            | XXXXXXXX                | 502 5.5.1 Unrecognized command. 0000000000000001 - gsmtp",
                "hmailserver      | XXXXXXXX                | 503 Bad sequence of commands",
                "opensmtpd        | XXXXXXXX                | 500 5.5.1 Invalid command: Command unrecognized",
                "postfix          | XXXXXXXX                | 500 5.5.2 Error: command not recognized",
                "postfix-3.6      | XXXXXXXX                | 502 5.5.2 Error: command not recognized",
                "qmail            | XXXXXXXX                | 502 unimplemented (#5.5.1)",
                "sendmail         | XXXXXXXX                | 500 5.5.1 Command unrecognized: \"XXXXXXXX\"",
                "sendmail         | XXXX client.example.com | 500 5.5.1 Command unrecognized: \"XXXX client.example.com\"",
                "sendmail         | xxxx  two blanks        | 500 5.5.1 Command unrecognized: \"xxxx  two blanks\"",
                "solaris-sendmail | XXXX client.example.com | 500 5.0.0 'XXXX': command not understood."
            })
    void a_masked_verb_is_answered_in_the_products_words(String persona, String command, String reply)
            throws Exception {
        try (TestMta mta = TestMta.start(MtaSettings.of(Persona.named(persona), "mail.example.com"));
                SmtpClient client = SmtpClient.greeted(mta)) {
            assertThat(client.ask(command)).isEqualTo(reply);
        }
    }

    @Test
    void four_personas_show_what_became_of_the_verb() {
        assertThat(Persona.names().stream().filter(PersonaDialogueTest::echoes))
                .containsExactly("exchange-2016", "exchange-online", "sendmail", "solaris-sendmail");
    }

    private static boolean echoes(String name) {
        return Persona.named(name).reply(PersonaKey.UNKNOWN).lines().stream()
                .anyMatch(line -> line.contains("{verb}") || line.contains("{line}"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void without_a_certificate_no_persona_offers_or_does_starttls(String name) throws Exception {
        Persona persona = Persona.named(name);
        try (TestMta mta = TestMta.start(MtaSettings.of(persona, "mail.example.com"));
                SmtpClient client = SmtpClient.greeted(mta)) {
            assertThat(client.ask("EHLO client.example.com").lines())
                    .noneMatch(line -> line.endsWith("STARTTLS"))
                    .hasSize(1 + Math.toIntExact(keywords(persona).count()));
            assertThat(client.ask("STARTTLS"))
                    .startsWith(persona.reply(PersonaKey.STARTTLS_OFF).code());
        }
    }

    private static Stream<String> keywords(Persona persona) {
        return persona.keywords().stream().filter(line -> !line.equals("STARTTLS"));
    }

    @ParameterizedTest
    @CsvSource({
        "hmailserver,  250 Hello.",
        "exchange-5.5, 250 OK",
        "gmail,        250 mx.google.com at your service",
        "qmail,        250 mail.example.com"
    })
    void helo_has_a_reply_of_its_own_where_the_product_has_one(String persona, String reply) throws Exception {
        try (TestMta mta = TestMta.start(MtaSettings.of(Persona.named(persona), "mail.example.com"));
                SmtpClient client = SmtpClient.greeted(mta)) {
            assertThat(client.ask("HELO client.example.com")).isEqualTo(reply);
        }
    }

    /** Greetings as scanners know them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "domino          | 220 \\S+ ESMTP Service \\(Lotus Domino Release [\\w. ]+\\) ready at .+",
                "exchange-5.5    | 220 \\S+ ESMTP Server \\(Microsoft Exchange Internet Mail Service 5\\.5\\.\\d+\\.\\d+\\) ready",
                "exchange-2003   | 220 \\S+ Microsoft ESMTP MAIL Service, Version: 6\\.0\\.\\d+\\.\\d+ ready at  \\w{3}, \\d{1,2} \\w{3} \\d{4} [\\d:]{8} [+-]\\d{4}",
                "exchange-2010   | 220 \\S+ Microsoft ESMTP MAIL Service ready at \\w{3}, \\d{1,2} \\w{3} \\d{4} [\\d:]{8} [+-]\\d{4}",
                "exchange-2016   | 220 \\S+ Microsoft ESMTP MAIL Service ready at \\w{3}, \\d{1,2} \\w{3} \\d{4} [\\d:]{8} [+-]\\d{4}",
                "exchange-online | 220 \\S+ Microsoft ESMTP MAIL Service ready at \\w{3}, \\d{1,2} \\w{3} \\d{4} [\\d:]{8} [+-]\\d{4} \\[[0-9A-F]{16}\\]",
                "exim            | 220 \\S+ ESMTP Exim 4\\.9\\d \\w{3}, \\d{2} \\w{3} \\d{4} [\\d:]{8} [+-]\\d{4}",
                "gmail           | 220 mx\\.google\\.com ESMTP \\S+ - gsmtp",
                "opensmtpd       | 220 \\S+ ESMTP OpenSMTPD",
                "postfix         | 220 \\S+ ESMTP Postfix",
                "sendmail        | 220 \\S+ ESMTP Sendmail 8\\.15\\.2/8\\.15\\.2; \\w{3}, \\d{1,2} \\w{3} \\d{4} [\\d:]{8} GMT"
            })
    void a_scanner_would_know_the_greeting(String persona, String pattern) throws Exception {
        try (TestMta mta = TestMta.start(MtaSettings.of(Persona.named(persona), "mail.example.com"));
                SmtpClient client = new SmtpClient(mta)) {
            assertThat(client.reply()).matches(pattern);
        }
    }
}
