package org.fixuplab.mta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When faults strike: each test asks for many sessions, a command each. */
class FaultConditionsTest {

    private static TestMta mta(String... faults) {
        return TestMta.start(MtaSettings.of(Persona.named("cisco-esa"), "h").withFaults(Faults.parse(faults)));
    }

    /** What a HELO in each of so many sessions gets: X if the fault struck. */
    private static String helos(TestMta mta, int sessions) throws Exception {
        StringBuilder struck = new StringBuilder();
        for (int i = 0; i < sessions; i++) {
            try (SmtpClient client = SmtpClient.greeted(mta)) {
                struck.append(client.ask("HELO c").startsWith("450") ? 'X' : '.');
            }
        }
        return struck.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "'', XXXXXXX",
        "'first = 3', XXX....",
        "'every = 3', ..X..X.",
        "'first = 5, every = 2', .X.X...",
        "'probability = 1', XXXXXXX"
    })
    void times_are_counted_over_all_sessions(String when, String struck) throws Exception {
        try (TestMta mta = mta("{ at = helo, reply = \"450 no\"" + (when.isEmpty() ? "" : ", " + when) + " }")) {
            assertThat(helos(mta, 7)).isEqualTo(struck);
        }
    }

    @Test
    void a_probability_is_the_same_sequence_at_each_start_and_another_with_another_seed() throws Exception {
        List<String> sequences = new ArrayList<>();
        for (int seed : new int[] {42, 42, 43}) {
            try (TestMta mta = mta("{ at = helo, reply = \"450 no\", probability = 0.3, seed = " + seed + " }")) {
                sequences.add(helos(mta, 60));
            }
        }
        assertThat(sequences.get(0)).isEqualTo(sequences.get(1)).isNotEqualTo(sequences.get(2));
        assertThat(sequences.get(0).replace(".", "").length()).isBetween(6, 34);
    }

    private static String answers(TestMta mta, String... commands) throws Exception {
        StringBuilder codes = new StringBuilder();
        try (SmtpClient client = SmtpClient.greeted(mta)) {
            client.ask("HELO c");
            for (String command : commands) {
                codes.append(client.ask(command), 0, 3).append(' ');
            }
        }
        return codes.toString().strip();
    }

    @Test
    void only_the_named_sender_is_hit_in_any_case_and_only_they_count() throws Exception {
        try (TestMta mta = mta("{ at = mail, sender = \"a@X\", first = 1, reply = \"450 no\" }")) {
            assertThat(answers(mta, "MAIL FROM:<b@x>", "RSET", "MAIL FROM:<A@x>", "MAIL FROM:<a@x>"))
                    .isEqualTo("250 250 450 250");
        }
    }

    @Test
    void the_null_sender_is_a_sender() throws Exception {
        try (TestMta mta = mta("{ at = mail, sender = \"<>\", reply = \"450 no\" }")) {
            assertThat(answers(mta, "MAIL FROM:<>", "MAIL FROM:<a@x>")).isEqualTo("450 250");
        }
    }

    @Test
    void only_the_named_recipient_is_hit_at_rcpt_and_the_message_that_has_them_later() throws Exception {
        try (TestMta mta = mta(
                "{ at = rcpt, recipient = \"b@x\", sender = \"a@x\", reply = \"450 no\" }",
                "{ at = dot, recipient = \"c@x\", reply = \"451 no\" }")) {
            assertThat(answers(mta, "MAIL FROM:<a@x>", "RCPT TO:<b@x>", "RCPT TO:<d@x>", "DATA", "."))
                    .isEqualTo("250 450 250 354 250");
            assertThat(answers(mta, "MAIL FROM:<z@x>", "RCPT TO:<b@x>", "RCPT TO:<c@x>", "DATA", "."))
                    .isEqualTo("250 250 250 354 451");
        }
    }

    @Test
    void an_address_beyond_ascii_is_found_as_utf_8() throws Exception {
        try (TestMta mta = mta("{ at = mail, sender = \"j\u00fcrgen@x\", reply = \"450 no\" }")) {
            assertThat(answers(mta, "MAIL FROM:<j\u00c3\u00bcrgen@x>")).isEqualTo("450");
        }
    }

    @Test
    void the_first_of_several_that_strike_is_done_and_all_count() throws Exception {
        try (TestMta mta =
                mta("{ at = helo, first = 1, reply = \"450 one\" }", "{ at = helo, first = 2, reply = \"450 two\" }")) {
            try (SmtpClient client = SmtpClient.greeted(mta)) {
                assertThat(client.ask("HELO c")).isEqualTo("450 one");
                assertThat(client.ask("HELO c")).isEqualTo("450 two");
                assertThat(client.ask("HELO c")).startsWith("250 ");
            }
        }
    }
}
