package org.fixuplab.mta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
        act = fin                                     | A fault needs its stage. Write at = connect, banner, ehlo, helo, starttls, handshake, auth, mail, rcpt, data, body, dot, quit.
        at = recpt, act = fin                         | There is no stage 'recpt'. Write at = connect, banner, ehlo, helo, starttls, handshake, auth, mail, rcpt, data, body, dot, quit.
        at = rcpt                                     | A fault does something: write a reply, an act, a delay or what to append.
        at = rcpt, act = explode                      | There is no act 'explode'. Write act = fin, garbage, reset, silence.
        at = rcpt, act = fin, reply = "450 no"        | A fault does one thing: write reply or act.
        at = rcpt, reply = no                         | 'no' is not a reply line: write three digits, a blank, a text in ISO-8859-1; several lines as a list.
        at = rcpt, reply = "199 no"                   | '199 no' is not a reply line: write three digits, a blank, a text in ISO-8859-1; several lines as a list.
        at = rcpt, reply = "450 a\\r\\n450 b"         | '450 a\\r\\n450 b' is not a reply line: write three digits, a blank, a text in ISO-8859-1; several lines as a list.
        at = rcpt, reply = []                         | A reply needs a line: write one such as "450 4.2.0 later".
        at = rcpt, delay = 5                          | '5' is no delay: write a time up to 1h, such as 500ms or 2s.
        at = rcpt, delay = 2h                         | '2h' is no delay: write a time up to 1h, such as 500ms or 2s.
        at = rcpt, delay = soon                       | 'soon' is no delay: write a time up to 1h, such as 500ms or 2s.
        at = rcpt, act = fin, first = 0               | '0' cannot be 'first': write a whole number from 1 on.
        at = rcpt, act = fin, every = often           | 'often' cannot be 'every': write a whole number from 1 on.
        at = rcpt, act = fin, probability = 20        | '20' is no probability: write one above 0 and up to 1, such as 0.2.
        at = rcpt, act = fin, probability = 0         | '0' is no probability: write one above 0 and up to 1, such as 0.2.
        at = rcpt, act = fin, seed = 1                | A seed is for a probability: write one, such as probability = 0.2.
        at = rcpt, act = fin, sender = [a]            | a list is no address: write one such as "a@example.com", or "<>".
        at = rcpt, act = fin, recipent = "a@x"        | A fault has no key 'recipent'. Did you mean 'recipient'?
        at = rcpt, act = fin, colour = red            | A fault has no key 'colour'. Its keys: at, reply, act, inject, delay, append, offset, after, first, every, sender, recipient, probability, seed.
        at = banner, act = fin, sender = "a@x"        | at = banner happens before any sender is known: leave out 'sender', or write at = mail.
        at = mail, act = fin, recipient = "a@x"       | at = mail happens before any recipient is known: leave out 'recipient', or write at = rcpt.
        at = quit, act = fin, recipient = "a@x"       | at = quit happens when the message is over: leave out 'recipient'.
        at = body, act = fin                          | at = body needs its place: write offset = 100, octets of the message.
        at = dot, act = fin, offset = 1               | at = dot has no octets to count: write at = body.
        at = rcpt, act = fin, after = on              | at = rcpt has no 'after': write it with at = dot.
        at = dot, act = fin, after = perhaps          | 'perhaps' cannot be 'after': write on or off.
        at = rcpt, inject = "250 ok"                  | at = rcpt has no TLS to begin: write inject with at = handshake.
        at = handshake, reply = "454 no"              | at = handshake has no reply: write act = garbage for clear text, inject for a reply inside TLS.
        at = handshake, append = "x"                  | at = handshake has no reply to append to: write it with one.
        at = connect, append = "x"                    | at = connect has no reply to append to: write it with one.
        at = rcpt, act = fin, append = "x"            | at = rcpt has no reply to append to: write it with one.
        at = rcpt, append = ""                        | '' cannot be 'append': write octets, such as "250 ok\\r\\n".
        {                                             | It is no group of keys such as { at = rcpt, reply = "450 4.2.0 later" }: *
        """)
    void what_is_wrong_is_told_in_a_sentence_with_its_remedy(String fault, String message) {
        IllegalArgumentException wrong =
                catchThrowableOfType(IllegalArgumentException.class, () -> Faults.parse(fault));
        String told = wrong.getMessage();
        if (message.endsWith("*")) {
            assertThat(told)
                    .startsWith(message.substring(0, message.length() - 1))
                    .doesNotContain("\n");
        } else {
            assertThat(told).isEqualTo(message);
        }
    }

    @Test
    void every_problem_is_told_with_its_file_and_line(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("scenario.conf");
        Files.writeString(file, """
            faults = [
              { at = banner, act = fin, sender = "a@x" }
              { at = rcpt
                act = explode
                frist = 1 }
              nothing
            ]
            """);
        assertThatThrownBy(
                        () -> Faults.read(ConfigFactory.parseFile(file.toFile()).getList("faults")))
                .isInstanceOf(PersonaException.class)
                .hasMessage("""
                    %1$s:2: at = banner happens before any sender is known: leave out 'sender', or write at = mail.
                    %1$s:5: A fault has no key 'frist'. Did you mean 'first'?
                    %1$s:4: There is no act 'explode'. Write act = fin, garbage, reset, silence.
                    %1$s:6: A fault is a group of keys: write { at = rcpt, reply = "450 4.2.0 later" }.""", file);
    }

    @Test
    void null_is_as_if_it_were_not_written_and_braces_may_be_left_out() {
        assertThat(Faults.parse("at = rcpt, act = fin, first = null"))
                .isEqualTo(Faults.parse("{ at = rcpt, act = fin }"))
                .isNotEqualTo(Faults.NONE);
    }
}
