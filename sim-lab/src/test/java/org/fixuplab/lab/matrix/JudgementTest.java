package org.fixuplab.lab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.fixuplab.send.Attempt;
import org.fixuplab.send.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {

    /** Attempts as {@code FAILED/29}, what arrived as {@code tls} or {@code clear}, both separated by blanks. */
    private static Trial trial(String attempts, String arrived) {
        List<Attempt> said = new ArrayList<>();
        for (String word : attempts.isBlank() ? new String[0] : attempts.split(" ")) {
            String[] parts = word.split("/");
            OptionalInt exit = parts.length > 1 ? OptionalInt.of(Integer.parseInt(parts[1])) : OptionalInt.empty();
            Verdict verdict = Verdict.valueOf(parts[0]);
            said.add(new Attempt(Duration.ZERO, verdict, exit, verdict == Verdict.CLEAR ? "" : "no  luck\n"));
        }
        List<Trial.Way> ways = Stream.of(arrived.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> Trial.Way.valueOf(word.toUpperCase(Locale.ROOT)))
                .toList();
        return new Trial(said, ways, List.of(), "<1@x>", Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "TLS,               tls,       tls(verified)",
        "CLEAR,             clear,     clear",
        // The mailbox is the witness.
        "CLEAR/0,           tls,       tls(verified)",
        "TLS,               clear,     clear",
        "DEFERRED,          '',        deferred",
        "BOUNCED,           '',        bounced",
        "FAILED,            '',        failed",
        "FAILED/29,         '',        failed(29)",
        "DEFERRED DEFERRED, '',        deferred",
        "DEFERRED CLEAR,    clear,     'deferred, clear'",
        "DEFERRED DEFERRED CLEAR, clear, 'deferred, clear'",
        "DEFERRED BOUNCED,  '',        'deferred, bounced'",
        "DEFERRED CLEAR,    tls clear, duplicate",
        "DEFERRED DEFERRED, clear clear, duplicate",
        "CLEAR,             clear clear, duplicate",
        "FAILED/55,         clear,     failed(55)",
        "CLEAR/0,           '',        failed(0)",
        "TLS,               '',        failed",
        "HUNG,              '',        hung",
        "'',                '',        hung",
        "'',                clear,     hung",
    })
    void the_verdict_is_the_senders_word_and_of_delivery_the_mailboxs(String attempts, String arrived, String verdict) {
        assertThat(Judgement.of(trial(attempts, arrived), true).verdict()).isEqualTo(verdict);
    }

    @Test
    void a_sender_that_trusts_strangers_is_unverified() {
        assertThat(Judgement.of(trial("TLS", "tls"), false).verdict()).isEqualTo("tls(unverified)");
    }

    @Test
    void attempts_that_delivered_say_what_the_mailbox_says() {
        assertThat(Judgement.of(trial("DEFERRED CLEAR/0", "tls"), true).attempts())
                .extracting(Attempt::verdict)
                .containsExactly(Verdict.DEFERRED, Verdict.TLS);
    }

    @ParameterizedTest
    @CsvSource({
        "CLEAR,           clear,       ''",
        "DEFERRED CLEAR,  clear,       'no luck'",
        "FAILED/55,       clear,       'delivered all the same, in clear; no luck'",
        "'',              tls,         'delivered all the same, over TLS'",
        "DEFERRED CLEAR,  tls clear,   'deferred, clear: it arrived twice, over TLS and in clear; no luck'",
        "CLEAR,           '',          'the sender takes it for delivered, and it is not in the mailbox'",
    })
    void the_note_says_what_the_verdict_does_not(String attempts, String arrived, String note) {
        assertThat(Judgement.of(trial(attempts, arrived), true).note()).isEqualTo(note);
    }

    @Test
    void long_words_of_a_sender_are_cut() {
        Attempt talkative = new Attempt(Duration.ZERO, Verdict.FAILED, OptionalInt.empty(), "x".repeat(10_000));
        Trial trial = new Trial(List.of(talkative), List.of(), List.of(), "<1@x>", Duration.ZERO);
        assertThat(Judgement.of(trial, true).note()).hasSizeLessThan(400).endsWith("...");
    }
}
