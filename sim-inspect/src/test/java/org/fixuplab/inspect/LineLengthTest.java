package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fixuplab.event.LegAct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code cmd-line-length}, {@code header-line-length}, {@code body-line-length}. */
class LineLengthTest {

    /** Lines before the one that counts, its kind, and what tells where it is. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10_000})
    void a_line_may_have_as_many_octets_as_the_limit_and_no_more(int cut) {
        assertThat(commands("NOOP 78901\r\nRSET\r\n", cut, "cmd-line-length limit=10"))
                .isEmpty();
        assertThat(commands("NOOP\r\nNOOP 789012\r\n", cut, "cmd-line-length limit=10"))
                .containsExactly("cmd-line-length 16 cmd line length gt 10: drop-connection, logged, class 1");
        String[] both = {"header-line-length limit=5", "body-line-length limit=7 action=none"};
        assertThat(message("a: 45\r\n\r\n1234567\r\n.\r\n", cut, both)).isEmpty();
        assertThat(message("a: 45\r\nb:  56\r\n\r\n", cut, both))
                .containsExactly("header-line-length 12 header line length gt 5: drop-connection, logged, class 1");
        assertThat(message("a: 45\r\n\r\n123456\r\n12345678\r\n1234567890\r\n.\r\n", cut, both))
                .containsExactly(
                        "body-line-length 24 body line length gt 7: log, logged, class 2",
                        "body-line-length 34 body line length gt 7: log, logged, class 2");
    }

    /** Without DATA's line: offsets count from the payload. */
    private static List<String> message(String payload, int cut, String... rows) {
        Wire wire = Rules.none().map(rows).wire().inData();
        wire.client(payload, cut);
        return wire.matched().stream()
                .map(told -> {
                    String[] words = told.split(" ", 3);
                    return words[0] + " " + (Integer.parseInt(words[1]) - "DATA\r\n".length()) + " " + words[2];
                })
                .toList();
    }

    private static List<String> commands(String lines, int cut, String... rows) {
        Wire wire = Rules.none().map(rows).wire();
        wire.server("220 mail\r\n");
        wire.client(lines, cut);
        return wire.matched();
    }

    @ParameterizedTest
    @CsvSource({"drop-connection, SILENCE", "reset, RESET"})
    void the_segment_with_the_octet_that_is_one_too_many_never_leaves(String action, LegAct act) {
        Wire wire = Rules.none()
                .map("header-line-length limit=5 action=" + action)
                .wire()
                .inData();
        wire.client("a: 1\r\nb: 45");
        wire.client("6\r\n\r\n");
        assertThat(wire.toServer()).isEqualTo("DATA\r\na: 1\r\nb: 45");
        assertThat(wire.end()).isEqualTo(new Verdict.End(0, act, act));
    }

    @Test
    void a_cr_counts_unless_it_ends_the_line_with_an_lf() {
        for (int cut : List.of(1, 2, 3, 100)) {
            assertThat(message("\r\n12345\r\n123\r5\n", cut, "body-line-length limit=5"))
                    .isEmpty();
            assertThat(message("\r\n12345\rx\n", cut, "body-line-length limit=5"))
                    .containsExactly("body-line-length 8 body line length gt 5: drop-connection, logged, class 1");
            assertThat(message("\r\n12345\r\r\n", cut, "body-line-length limit=5"))
                    .containsExactly("body-line-length 8 body line length gt 5: drop-connection, logged, class 1");
        }
    }

    @Test
    void several_classes_of_one_kind_each_have_their_limit_and_action() {
        String[] rows = {
            "body-line-length limit=8 action=reset",
            "body-line-length limit=4 action=none",
            "body-line-length limit=6 action=none log=off"
        };
        assertThat(message("\r\n12345678\r\n12345\r\n", 100, rows))
                .containsExactly(
                        "body-line-length 6 body line length gt 4: log, logged, class 2",
                        "body-line-length 8 body line length gt 6: log, class 3",
                        "body-line-length 16 body line length gt 4: log, logged, class 2");
        assertThat(message("\r\n123456789\r\n", 100, rows))
                .last()
                .isEqualTo("body-line-length 10 body line length gt 8: reset, logged, class 1");
    }

    @Test
    void of_two_classes_at_one_octet_the_first_of_the_map_is_the_one_named() {
        assertThat(message("a:12345\r\n", 100, "header-length limit=5 action=reset", "header-line-length limit=5"))
                .containsExactly("header-length 5 header length gt 5: reset, logged, class 1");
        assertThat(message("a:12345\r\n", 100, "header-line-length limit=5", "header-length limit=5 action=reset"))
                .containsExactly("header-line-length 5 header line length gt 5: drop-connection, logged, class 1");
    }

    @Test
    void what_comes_first_in_the_stream_ends_the_session_whatever_its_class() {
        for (int cut : List.of(1, 5, 1000)) {
            assertThat(message(
                            "a:123456\r\n\r\n123456789\r\n",
                            cut,
                            "body-line-length limit=5",
                            "header-line-length limit=5"))
                    .containsExactly("header-line-length 5 header line length gt 5: drop-connection, logged, class 2");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 1000})
    void a_class_of_match_not_takes_offence_at_the_first_line_within_the_limit(int cut) {
        assertThat(message(
                        "a:123456\r\n\r\n\r\n123456\r\n12\r\n12\r\n",
                        cut,
                        "body-line-length limit=5 negate=on action=none",
                        "header-line-length limit=5 negate=on"))
                .containsExactly("body-line-length 25 not body line length gt 5: log, logged, class 1");
        assertThat(commands("NOOP 789012\r\nRSET\r\n", cut, "cmd-line-length limit=10 negate=on"))
                .containsExactly("cmd-line-length 18 not cmd line length gt 10: drop-connection, logged, class 1");
    }

    @Test
    void an_answer_to_a_334_is_no_command() {
        Wire wire = Rules.none().map("cmd-line-length limit=10").wire();
        wire.server("220 mail\r\n");
        wire.client("AUTH LOGIN\r\n");
        wire.server("334 VXNlcm5hbWU6\r\n");
        wire.client("x".repeat(600) + "\r\n");
        assertThat(wire.end()).isNull();
    }

    @Test
    void a_terminator_is_no_line_and_a_second_message_starts_anew() {
        Wire wire = Rules.none()
                .map("body-line-length limit=5 negate=on action=none", "header-line-length limit=5 action=none")
                .wire()
                .inData();
        wire.client("a:123\r\n\r\n.\r\n", 2);
        assertThat(wire.matched()).isEmpty();
        wire.server("250 ok\r\n");
        wire.client("DATA\r\n");
        wire.server("354 go\r\n");
        wire.client("a:1234\r\n\r\n12\r\n.\r\n", 2);
        assertThat(wire.matched()).hasSize(2);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void leaping_finds_what_looking_at_every_octet_finds(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("\r\n");
        for (int i = 0; i < 400; i++) {
            text.append("ab\r\n".charAt(random.nextInt(random.nextInt(8) == 0 ? 4 : 3)));
        }
        for (int cut : List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 50, 1_000)) {
            assertThat(message(
                            text.toString(),
                            cut,
                            "body-line-length limit=3 action=none",
                            "body-line-length limit=7 action=none"))
                    .as("cuts of %d", cut)
                    .isEqualTo(expected(text.substring(2)));
        }
    }

    /** A line of more than 3 octets, or 7: by which octet it is known. */
    private static List<String> expected(String body) {
        List<String> expected = new ArrayList<>();
        int start = 0;
        for (String line : body.split("(?<=\n)", -1)) {
            for (int limit : List.of(3, 7)) {
                for (int end = 1; end <= line.length(); end++) {
                    String read = line.substring(0, end);
                    int length = read.endsWith("\n")
                            ? read.length() - (read.endsWith("\r\n") ? 2 : 1)
                            : read.length() - (read.endsWith("\r") ? 1 : 0);
                    if (length > limit) {
                        expected.add("body-line-length %d body line length gt %d: log, logged, class %d"
                                .formatted(2 + start + end - 1, limit, limit == 3 ? 1 : 2));
                        break;
                    }
                }
            }
            start += line.length();
        }
        return expected;
    }
}
