package org.fixuplab.lab.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.ConfigFactory;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fixuplab.proxy.observe.Ending;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.proxy.observe.SessionInfo;
import org.fixuplab.smtp.Verb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchTest {

    private static final SessionSummary SESSION = new SessionSummary(
            new SessionInfo(
                    7,
                    InetSocketAddress.createUnresolved("client", 1),
                    InetSocketAddress.createUnresolved("server", 25),
                    Instant.EPOCH),
            "default",
            "ASA 8.2(5)",
            List.of("banner-stars", "ehlo-mask", "verb-x"),
            List.of(Verb.EHLO, Verb.STARTTLS),
            List.of(220, 250, 500),
            false,
            Optional.of(new SessionEnd(Ending.FIN, Ending.RESET, SessionEnd.Cause.SERVER_RESET, Optional.empty())),
            Optional.of(Instant.EPOCH),
            10,
            20,
            List.of("%ASA-6-302013: Built inbound TCP connection", "%ASA-6-302014: Teardown TCP connection"),
            0);

    private static boolean matches(String match) throws MatchException {
        return SessionMatch.parse(match).matches(SESSION);
    }

    private static List<MatchProblem> problems(String match) {
        return catchThrowableOfType(MatchException.class, () -> SessionMatch.parse(match))
                .problems();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "proxy = default",
                "behaviour = ehlo-mask",
                "behaviour = [ehlo-mask, verb-x]",
                "behaviour = EHLO-Mask",
                "verb = ehlo",
                "verb = [EHLO, starttls]",
                "ended = true",
                "clientEnded = fin",
                "serverEnded = reset",
                "cause = server-reset",
                "tls = false",
                "tls = \"false\"",
                "code = 500",
                "code = [\"220\", 250]",
                "log = 302014",
                "log = \"Built inbound\"",
                "after = 6",
                "after = null",
                "behaviour = verb-x, ended = true, code = 500, after = 0"
            })
    void a_session_meets_what_it_is_like(String match) throws MatchException {
        assertThat(matches(match)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy = other",
                "behaviour = dot-split",
                "behaviour = [ehlo-mask, dot-split]",
                "verb = MAIL",
                "ended = false",
                "clientEnded = reset",
                "cause = peers",
                "tls = true",
                "code = 25",
                "log = 108004",
                "after = 7"
            })
    void a_session_misses_what_it_is_not_like(String match) throws MatchException {
        assertThat(matches(match)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "behaviour = dot-split | behaviour dot-split: it had banner-stars, ehlo-mask, verb-x",
                "tls = true | tls true: it was false",
                "clientEnded = reset | clientEnded reset: it was fin",
                "after = 9 | after 9: it was 7",
                "code = 221 | code 221: it had 220, 250, 500",
                "proxy = other | proxy other: it was default"
            })
    void what_was_missed_is_a_sentence(String match, String sentence) throws MatchException {
        Nearest nearest =
                SessionMatch.parse(match + ", ended = true").conditions().nearness(7, SESSION);
        assertThat(nearest).isEqualTo(new Nearest(7, 1, 2, List.of(sentence)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "behaviour = ehlo-mast | there is no behaviour 'ehlo-mast'; did you mean ehlo-mask?",
                "behavior = verb-x | there is no key 'behavior' in a match; did you mean behaviour?",
                "ended = ture | ended is 'ture'; did you mean true?",
                "ended = [true] | ended is a list; write true or false",
                "code = ok | code is 'ok'; write a whole number from 0 on",
                "code = -1 | code is '-1'; write a whole number from 0 on",
                "code = 2.5 | code is '2.5'; write a whole number from 0 on",
                "after = 99999999999999999999 | after is '99999999999999999999'; write a whole number from 0 on",
                "log { a = b } | log is a group of keys; write a text, or a list of texts",
                "proxy = [a] | proxy is a list; write a text",
                "serverEnded = rest | serverEnded is 'rest'; did you mean reset?",
                "behaviour = [ehlo-mask, [verb-x]] | behaviour is a list; write"
            })
    void what_cannot_be_asked_is_told_with_its_remedy(String match, String problem) {
        assertThat(problems(match))
                .singleElement()
                .satisfies(it -> assertThat(it.toString()).startsWith(problem));
    }

    @Test
    void all_problems_are_told_and_an_unknown_behaviour_is_marked() {
        MatchException wrong = catchThrowableOfType(
                MatchException.class, () -> SessionMatch.parse("behaviour = nonsense, ended = 1, nobody = 2"));
        assertThat(wrong.problems()).extracting(MatchProblem::key).containsExactly("behaviour", "ended", "nobody");
        assertThat(wrong.unknownBehaviour()).isTrue();
        assertThat(problems("nobody = 2")).noneMatch(MatchProblem::unknownBehaviour);
    }

    @Test
    void text_that_is_no_match_is_a_problem() {
        assertThat(problems("ended = {"))
                .singleElement()
                .satisfies(it -> assertThat(it.remedy()).contains("key = value"));
    }

    @Test
    void matches_of_the_same_conditions_are_equal() throws MatchException {
        assertThat(SessionMatch.parse("ended = true"))
                .isEqualTo(SessionMatch.read(
                        ConfigFactory.parseString("ended: \"true\"").root()))
                .hasToString("ended true");
    }
}
