package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.fixuplab.event.LegAct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code address-pipe}, {@code address-brackets}, {@code special-character}, {@code mail-relay} and the sender's address. */
class AddressRulesTest {

    private static Wire send(String lines, int cut, String... rows) {
        Wire wire = Rules.none().map(rows).wire();
        wire.server("220 mail\r\n");
        wire.client(lines, cut);
        return wire;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1000})
    void a_pipe_in_an_address_becomes_a_blank(int cut) {
        Wire wire =
                send("MAIL FROM:<a|b@c> X=|\r\nRCPT TO: ||x\r\nVRFY a|b\r\nRCPT|\r\nRCPT a|b\r\n", cut, "address-pipe");
        assertThat(wire.toServer())
                .isEqualTo("MAIL FROM:<a b@c> X=|\r\nRCPT TO:   x\r\nVRFY a|b\r\nRCPT|\r\nRCPT a|b\r\n");
        assertThat(wire.altered()).containsExactly("address-pipe 12 |> ", "address-pipe 32 |> ", "address-pipe 33 |> ");
        assertThat(wire.matched())
                .containsExactly("address-pipe 16 <a|b@c>: mask, logged", "address-pipe 35 ||x: mask, logged");
    }

    @Test
    void a_rule_tells_of_an_address_once_however_often_it_offends() {
        String line = "MAIL FROM:" + "<|".repeat(1_000) + ">\r\n";
        Wire wire = send(
                line + "RCPT TO:<<\r\n",
                100_000,
                "address-brackets action=none",
                "special-character characters=| action=none");
        assertThat(wire.matched())
                .containsExactly(
                        "special-character 11 special-character: log, logged",
                        "address-brackets 12 <|<: log, logged",
                        "address-brackets 2022 <<: log, logged");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MAIL FROM:<>",
                "MAIL FROM:<a@b> SIZE=10",
                "MAIL FROM:<a@b> AUTH=<>",
                "MAIL FROM: <a@b>",
                "MAIL FROM:a@b",
                "MAIL FROM:<@a,@b:c@d>",
                "MAIL FROM:<\"a b\"@c>",
                "MAIL FROM:<a@b",
                "MAIL FROM",
                "MAIL a>b",
                "HELO a>b",
                "RCPT TO:<c@d> NOTIFY=NEVER",
            })
    void an_address_in_brackets_or_in_none_passes(String line) {
        for (int cut : List.of(1, 2, 3, 100)) {
            Wire wire = send(line + "\r\nNOOP\r\n", cut, "address-brackets");
            assertThat(wire.toServer()).isEqualTo(line + "\r\nNOOP\r\n");
            assertThat(wire.matched()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL FROM:a>b,             11, a>",
        "MAIL FROM:<<a@b>>,         11, <<",
        "RCPT TO:<a@b>>,            13, <a@b>>",
        "RCPT TO: <a<b@c>,          11, <a<",
        "'MAIL FROM:<\"a>b\"@c>',    18, <\"a>b\"@c>",
        "MAIL FROM:<a@b> X=>,       18, <a@b> X=>",
        "mail from:>,               10, >",
    })
    void any_other_bracket_ends_the_session(String line, int offset, String address) {
        for (int cut : List.of(1, 2, 3, 100)) {
            Wire wire = send(line + "\r\n", cut, "address-brackets action=drop-connection");
            assertThat(wire.matched())
                    .as("cuts of %d", cut)
                    .containsExactly("address-brackets " + offset + " " + address + ": drop-connection, logged");
            assertThat(wire.end()).isEqualTo(new Verdict.End(0, LegAct.SILENCE, LegAct.SILENCE));
            assertThat(wire.toServer()).isEqualTo(line.substring(0, offset / cut * cut));
        }
    }

    @Test
    void a_bracket_may_reset_or_be_told_alone() {
        assertThat(send("MAIL FROM:a>b\r\n", 100, "address-brackets action=reset")
                        .end())
                .isEqualTo(new Verdict.End(0, LegAct.RESET, LegAct.RESET));
        Wire logged = send("MAIL FROM:a>b\r\n", 100, "address-brackets action=log");
        assertThat(logged.end()).isNull();
        assertThat(logged.matched()).containsExactly("address-brackets 11 a>: log, logged");
    }

    @Test
    void octets_that_do_not_print_are_not_told() {
        assertThat(send("MAIL FROM:\u00e9\u0000>\r\n", 100, "address-brackets").matched())
                .containsExactly("address-brackets 12 ??>: drop-connection, logged");
    }

    @Test
    void special_characters_are_those_that_the_parameter_lists() {
        Wire wire = send(
                "MAIL FROM:<a@b> X=`\r\nRCPT TO:<a`b@c>\r\n",
                3,
                "special-character characters=|` log=off action=reset");
        assertThat(wire.matched()).containsExactly("special-character 31 special-character: reset");
        assertThat(wire.toServer()).isEqualTo("MAIL FROM:<a@b> X=`\r\nRCPT TO:<");
    }

    @ParameterizedTest
    @CsvSource({
        "<u@example.com>,      no",
        "<u@EXAMPLE.org>,      no",
        "u@example.com,        no",
        "<postmaster>,         no",
        "<@relay.net:u@example.com>, no",
        "<u@mail.example.com>, yes",
        "<u@elsewhere.net>,    yes",
        "<u@example.com@elsewhere.net>, yes",
        "u@elsewhere.net,      yes",
        "<u@>,                 yes",
    })
    void a_recipient_of_another_domain_is_relayed(String address, String relayed) {
        for (int cut : List.of(1, 7, 100)) {
            Wire wire = send(
                    "MAIL FROM:<x@y>\r\nRCPT TO:" + address + "\r\n",
                    cut,
                    "mail-relay domains=example.com,example.org");
            assertThat(wire.matched())
                    .extracting(told -> told.replaceFirst(" [0-9]+ ", " "))
                    .isEqualTo(
                            relayed.equals("yes")
                                    ? List.of("mail-relay mail-relay: No Mail Relay allowed: drop-connection, logged")
                                    : List.of());
        }
    }

    @Test
    void a_recipient_too_long_to_be_kept_is_relayed() {
        assertThat(send("RCPT TO:<" + "u".repeat(2_000) + "@example.com>\r\n", 100, "mail-relay domains=example.com")
                        .end())
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1000})
    void a_senders_address_may_be_as_long_as_the_limit_brackets_not_counted(int cut) {
        String row = "sender-address-length limit=5";
        assertThat(send("MAIL FROM:<ab@cd> X=123456\r\nRCPT TO:<123456>\r\nMAIL FROM:ab@cd \r\n", cut, row)
                        .matched())
                .isEmpty();
        assertThat(send("MAIL FROM:<ab@cde>\r\n", cut, row).matched())
                .containsExactly(
                        "sender-address-length 16 sender-address length gt 5: drop-connection, logged, class 1");
        assertThat(send("MAIL FROM:ab@cde\r\n", cut, row).matched()).hasSize(1);
    }

    @Test
    void not_too_long_is_known_when_the_address_ends() {
        String row = "sender-address-length limit=5 negate=on action=none";
        assertThat(send(
                                "MAIL FROM:<ab@cd>\r\nMAIL FROM:<>\r\nMAIL FROM:ab\nMAIL FROM:<ab@cde>\r\nMAIL FROM:\r\n",
                                4,
                                row)
                        .matched())
                .containsExactly(
                        "sender-address-length 16 not sender-address length gt 5: log, logged, class 1",
                        "sender-address-length 30 not sender-address length gt 5: log, logged, class 1",
                        "sender-address-length 45 not sender-address length gt 5: log, logged, class 1");
    }

    @ParameterizedTest
    @CsvSource({"<user1@cisco.com>, yes, no", "<user4@cisco.com>, no, yes", "<>, no, yes", "xuser2@cisco.com, yes, no"})
    void a_sender_is_matched_by_patterns(String address, String found, String notFound) {
        String row = "sender-address patterns=user1@cisco\\.com,user2@ action=none";
        assertThat(send("MAIL FROM:" + address + "\r\n", 3, row).matched())
                .hasSize(found.equals("yes") ? 1 : 0)
                .allMatch(told -> told.contains(" sender-address regex user1@cisco\\.com user2@: log"));
        assertThat(send("MAIL FROM:" + address + "\r\n", 3, row + " negate=on").matched())
                .hasSize(notFound.equals("yes") ? 1 : 0);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void an_address_read_in_one_go_is_judged_as_one_that_comes_octet_by_octet(long seed) {
        Random random = new Random(seed);
        String[] rows = {
            "address-pipe",
            "address-brackets action=none",
            "special-character characters=%; action=none",
            "sender-address-length limit=6 action=none",
            "sender-address-length limit=4 negate=on action=none",
            "size-log"
        };
        for (int round = 0; round < 200; round++) {
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < 5; i++) {
                lines.append(random.nextBoolean() ? "MAIL FROM:<" : "RCPT TO:");
                for (int length = random.nextInt(12); length > 0; length--) {
                    lines.append("ab@<>|:%; \t\r".charAt(random.nextInt(12)));
                }
                lines.append(random.nextBoolean() ? ">\r\n" : "\n");
            }
            Wire whole = send(lines.toString(), 100_000, rows);
            for (int cut : new int[] {1, 2, 3, 7}) {
                Wire pieces = send(lines.toString(), cut, rows);
                assertThat(pieces.matched()).as("cuts of %d of %s", cut, lines).isEqualTo(whole.matched());
                assertThat(pieces.altered()).isEqualTo(whole.altered());
                assertThat(pieces.toServer()).isEqualTo(whole.toServer());
            }
        }
    }
}
