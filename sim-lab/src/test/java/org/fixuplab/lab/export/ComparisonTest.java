package org.fixuplab.lab.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fixuplab.event.Direction;
import org.fixuplab.lab.export.Comparison.Leg;
import org.fixuplab.lab.export.Comparison.Row;
import org.fixuplab.lab.export.Comparison.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    private static WireLine server(String sent, String got) {
        return new WireLine(Direction.FROM_SERVER, sent, got);
    }

    private static WireLine client(String sent, String got) {
        return new WireLine(Direction.FROM_CLIENT, sent, got);
    }

    private static final List<WireLine> OURS = List.of(
            server("220 mail.example.com ESMTP", "220 **********************"),
            client("EHLO client.example.com", "EHLO client.example.com"),
            server("250-mail.example.com", "250-mail.example.com"),
            server("250-SIZE 33554432", "250-SIZE 33554432"),
            server("250 STARTTLS", "250 XXXXXXXA"),
            client("STARTTLS", "XXXXXXXX"),
            server("500 #5.5.1 command not recognized", "500 #5.5.1 command not recognized"),
            client("QUIT", "QUIT"),
            server("221 mail.example.com", "221 mail.example.com"));

    private static Comparison compared(String text) {
        return Comparison.of(text, OURS, Leg.CLIENT).orElseThrow();
    }

    @Test
    void the_same_session_with_times_arrows_and_quoting_is_the_same() {
        Comparison comparison = compared("""
                Hi support, this is what I see:
                > 10:02:11 <- 220 **********************
                > 10:02:11 -> EHLO client.example.com
                > 10:02:11 <- 250-mail.example.com
                > 10:02:11 <- 250-SIZE 33554432
                > 10:02:12 <- 250 XXXXXXXA
                > 10:02:12 -> STARTTLS
                > 10:02:12 <- 500 #5.5.1 command not recognized
                """);

        assertThat(comparison.isSame()).isTrue();
        assertThat(comparison.count(Verdict.SAME)).isEqualTo(7);
        assertThat(comparison.count(Verdict.NOT_PASTED)).isEqualTo(2);
        assertThat(comparison.rows().get(0).line()).isEqualTo(2);
    }

    @Test
    void names_dates_and_the_length_of_stars_are_told_and_are_no_difference() {
        Comparison comparison = compared("""
                220 ***************************************
                EHLO laptop.customer.example
                250-mx7.customer.example
                250-SIZE 33554432
                250 XXXXXXXA
                """);

        assertThat(comparison.isSame()).isTrue();
        assertThat(comparison.count(Verdict.VOLATILE)).isEqualTo(3);
    }

    @Test
    void octets_that_differ_are_known_by_their_place() {
        Comparison comparison = compared("""
                220 **********************
                EHLO client.example.com
                250-mail.example.com
                250-SIZE 10240000
                250-PIPELINING
                250 XXXXXXXB
                STARTTLS
                500 #5.5.1 command not recognized
                """);

        assertThat(comparison.isSame()).isFalse();
        Row size = comparison.rows().get(3);
        assertThat(size.verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(size.customer()).isEqualTo("250-SIZE 10240000");
        assertThat(size.differences()).containsExactly(9, 10, 11, 12, 13, 14, 15, 16);
        Row pipelining = comparison.rows().get(4);
        assertThat(pipelining.verdict()).isEqualTo(Verdict.MISSING);
        assertThat(pipelining.line()).isEqualTo(5);
        assertThat(comparison.rows().get(5).differences()).containsExactly(11);
    }

    @Test
    void what_stands_in_ours_alone_in_the_midst_of_it_is_a_difference() {
        Comparison comparison = compared("""
                220 **********************
                EHLO client.example.com
                250-mail.example.com
                250 XXXXXXXA
                """);

        assertThat(comparison.rows().get(3))
                .isEqualTo(new Row(Verdict.EXTRA, Direction.FROM_SERVER, 0, "", "250-SIZE 33554432"));
    }

    @Test
    void where_the_paste_tells_that_the_session_ended_what_we_said_on_is_a_difference() {
        Comparison comparison = compared("""
                220 **********************
                EHLO client.example.com
                250-mail.example.com
                250-SIZE 33554432
                250 XXXXXXXA
                STARTTLS
                Connection closed by foreign host.
                """);

        assertThat(comparison.count(Verdict.EXTRA)).isEqualTo(3);
    }

    @Test
    void on_the_servers_side_it_is_compared_with_what_the_server_saw() {
        String text = """
                S: 220 mail.example.com ESMTP
                C: EHLO client.example.com
                S: 250-mail.example.com
                S: 250-SIZE 33554432
                S: 250 STARTTLS
                C: XXXXXXXX
                S: 500 #5.5.1 command not recognized
                """;

        assertThat(Comparison.of(text, OURS, Leg.SERVER).orElseThrow().isSame()).isTrue();
        assertThat(Comparison.of(text, OURS, Leg.CLIENT).orElseThrow().isSame()).isFalse();
    }

    @Test
    void of_several_sessions_the_one_that_is_most_alike_is_taken() {
        Comparison comparison = compared("""
                220 other.example.net ESMTP
                HELO x.example.net
                250 other.example.net
                QUIT
                221 bye

                220 **********************
                EHLO client.example.com
                250-mail.example.com
                250-SIZE 33554432
                250 XXXXXXXA
                """);

        assertThat(comparison.rows().get(0).line()).isEqualTo(7);
        assertThat(comparison.isSame()).isTrue();
    }

    @Test
    void a_text_without_a_session_is_none() {
        assertThat(Comparison.of("Mail does not work since Friday.", OURS, Leg.CLIENT))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "250 2.0.0 Ok: queued as 4C1F0A22BD | 250 2.0.0 Ok: queued as 9F00AA12C7 | true",
                "220 a.example.com Sun, 29 Nov 2026 03:17:12 +0000 | 220 b.example.org Mon, 1 Jun 2026 13:00:00 +0200 | true",
                "250 [192.0.2.1] hello | 250 [2001:db8::1] hello | true",
                "EHLO vm | EHLO laptop.customer.example | true",
                "helo [192.0.2.1] | HELO vm | false",
                "250 2.1.0 Ok | 250 2.1.5 Ok | false",
                "500 5.5.2 no | 502 5.5.2 no | false",
                "250 XXXXXXXA | 250 XXXXXXXB | false",
                "250-SIZE 10240000 | 250-SIZE 33554432 | false",
            })
    void only_what_differs_from_session_to_session_anyway_is_volatile(String left, String right, boolean expected) {
        assertThat(Volatile.without(left).equals(Volatile.without(right))).isEqualTo(expected);
    }
}
