package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.fixuplab.event.Action;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.event.LegAct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code header-nested} and {@code header-duplicate}. */
class HeaderRulesTest {

    private static final String TYPE = "Content-Type: text/plain\r\n";
    private static final String SIGNED = "DKIM-Signature: v=1; h=from:content-type:to;\r\n" + TYPE;
    private static final String TWICE = TYPE + "CONTENT-TYPE : text/html\r\n";

    /** Headers, by what is special about them. */
    private enum Header {
        SIGNATURE(SIGNED),
        SIGNATURE_WITH_THE_NAME_LAST("DKIM-Signature: h=from:content-type;\r\n" + TYPE),
        SIGNATURE_FOLDED_BEFORE_THE_NAME("DKIM-Signature: h=from:\r\n Content-Type :to\r\n" + TYPE),
        SIGNATURE_AFTER_THE_FIELD(TYPE + "DomainKey-Signature: h=content-type:to\r\n"),
        SUBJECT_WITH_NAME_AND_COLON("Subject: Content-Type: what?\r\n" + TYPE),
        SUBJECT_WITH_NAME("Subject: about content-type\r\n" + TYPE),
        FIELD_TWICE(TWICE),
        UNSIGNED("From: a\r\n" + TYPE),
        TRANSFER_ENCODING_SIGNED(
                "DKIM-Signature: h=content-transfer-encoding:to;\r\nContent-Transfer-Encoding: 8bit\r\n"),
        TWO_SIGNATURES("DKIM-Signature: h=from:content-type:to;\r\nDKIM-Signature: h=from:CONTENT-TYPE:to;\r\n"),
        ARC_SIGNATURE("ARC-Message-Signature: h=content-type:to;\r\n" + TYPE),
        MULTIPART(TYPE + "\r\nintro\r\n--b\r\nContent-Type: x\r\n\r\ny\r\n--b--\r\n"),
        PLAIN_PARTS(TYPE + "\r\n-- \r\nContent-Type: x\r\n--\r\nContent-Type: x\r\n"),
        FIELDS_IN_THE_BODY(TYPE + "\r\nContent-Type: x\r\nContent-Type: y\r\n"),
        LONGER_AND_SHORTER_NAMES("X-Content-Type: x\r\nContent-Type-X: y\r\nContent-Typ: z\r\n" + TYPE);

        private final String text;

        Header(String text) {
            this.text = text;
        }
    }

    private static Wire send(Rules rules, String message, int cut) {
        Wire wire = rules.wire();
        wire.server("220 mail\r\n");
        wire.client("DATA\r\n");
        wire.server("354 go\r\n");
        String payload = message + "\r\nbody\r\n.\r\n";
        for (int i = 0; i < payload.length(); i += cut) {
            wire.client(payload.substring(i, Math.min(payload.length(), i + cut)));
        }
        return wire;
    }

    /** The matchers that take offence at each. */
    @ParameterizedTest
    @CsvSource({
        "SIGNATURE,                        hdr-03 hdr-04 hdr-05 hdr-06 hdr-07 hdr-08",
        "SIGNATURE_WITH_THE_NAME_LAST,     hdr-04",
        "SIGNATURE_FOLDED_BEFORE_THE_NAME, hdr-02 hdr-03 hdr-04 hdr-05 hdr-06 hdr-07 hdr-08",
        "SIGNATURE_AFTER_THE_FIELD,        hdr-03 hdr-04 hdr-05 hdr-06 hdr-07 hdr-08",
        "SUBJECT_WITH_NAME_AND_COLON,      hdr-03 hdr-04 hdr-06 hdr-07 hdr-08",
        "SUBJECT_WITH_NAME,                hdr-04",
        "FIELD_TWICE,                      hdr-01 hdr-02 hdr-03 hdr-04 hdr-05 hdr-06 hdr-07 hdr-08",
        "TRANSFER_ENCODING_SIGNED,         hdr-06",
        "TWO_SIGNATURES,                   hdr-03 hdr-04 hdr-05 hdr-06 hdr-07 hdr-08",
        "ARC_SIGNATURE,                    hdr-03 hdr-04 hdr-06 hdr-07 hdr-08",
        "MULTIPART,                        hdr-08",
        "PLAIN_PARTS,                      ''",
        "UNSIGNED,                         ''",
        "FIELDS_IN_THE_BODY,               ''",
        "LONGER_AND_SHORTER_NAMES,         ''",
    })
    void each_matcher_takes_offence_at_its_own(Header header, String matchers) {
        for (int cut : List.of(1000, 7, 1)) {
            assertThat(MATCHERS)
                    .as("at cuts of %d", cut)
                    .filteredOn(matcher -> ended(header.text, matcher, cut))
                    .containsExactlyElementsOf(List.of(matchers.split(" ")).stream()
                            // A cut within the name hides it from this one.
                            .filter(matcher -> cut == 1000 || !matcher.equals("hdr-07"))
                            .filter(matcher -> !matcher.isEmpty())
                            .toList());
        }
    }

    private static final List<String> MATCHERS =
            List.of("hdr-01", "hdr-02", "hdr-03", "hdr-04", "hdr-05", "hdr-06", "hdr-07", "hdr-08");

    private static boolean ended(String message, String matcher, int cut) {
        return send(Rules.esmtp().nested(matcher, "reset"), message, cut).end() != null;
    }

    @Test
    void hdr_07_misses_a_name_that_a_border_cuts() {
        int name = SIGNED.indexOf("content-type:");
        assertThat(endedWhenCutAt(name)).isTrue();
        assertThat(endedWhenCutAt(name + 4)).isFalse();
        assertThat(endedWhenCutAt(SIGNED.length())).isTrue();
    }

    private static boolean endedWhenCutAt(int border) {
        Wire wire = Rules.esmtp().nested("hdr-07", "reset").wire();
        wire.server("220 mail\r\n");
        wire.client("DATA\r\n");
        wire.server("354 go\r\n");
        wire.client(SIGNED.substring(0, border));
        wire.client(SIGNED.substring(border) + "\r\n.\r\n");
        return wire.end() != null;
    }

    @Test
    void a_list_of_names_counts_each_by_itself() {
        Rules rules = Rules.esmtp().nested("hdr-03", "reset", List.of("content-type", "subject"));
        assertThat(send(rules, "Subject: x\r\n" + TYPE, 1000).end()).isNull();
        assertThat(send(rules, "Subject: subject: x\r\n", 1000).end()).isNotNull();
    }

    @Test
    void a_duplicate_is_two_fields_of_one_name_and_nothing_else() {
        assertThat(send(Rules.esmtp().duplicate("reset"), TWICE, 1).end()).isNotNull();
        for (Header header : EnumSet.complementOf(EnumSet.of(Header.FIELD_TWICE))) {
            assertThat(send(Rules.esmtp().duplicate("reset"), header.text, 1).end())
                    .as(header.name())
                    .isNull();
        }
    }

    @Test
    void where_both_rules_match_the_duplicate_is_the_one_named() {
        Wire wire = send(Rules.esmtp().duplicate("reset").nested("hdr-03", "reset"), TWICE, 1000);
        assertThat(wire.events(Event.Matched.class))
                .containsExactly(new Event.Matched(
                        "header-duplicate",
                        Direction.FROM_CLIENT,
                        6 + TWICE.lastIndexOf(" : ") + 1,
                        "header content-type",
                        Action.RESET,
                        false,
                        0));
    }

    @Test
    void reset_drops_the_segment_and_resets_both_legs() {
        Wire wire = send(Rules.esmtp().nested("hdr-03", "reset"), SIGNED, 1000);
        assertThat(wire.toServer()).isEqualTo("DATA\r\n");
        assertThat(wire.end()).isEqualTo(new Verdict.End(0, LegAct.RESET, LegAct.RESET));
        assertThat(wire.events(Event.Ended.class))
                .containsExactly(new Event.Ended("header-nested", LegAct.RESET, LegAct.RESET));
    }

    @Test
    void silence_drops_the_segment_and_tells_nobody() {
        Wire wire = send(Rules.esmtp().nested("hdr-03", "silence"), SIGNED, 1000);
        assertThat(wire.end()).isEqualTo(new Verdict.End(0, LegAct.SILENCE, LegAct.SILENCE));
    }

    @Test
    void log_lets_everything_pass_and_says_so_once_a_message() {
        Wire wire = send(Rules.esmtp().nested("hdr-03", "log"), SIGNED + TYPE, 1000);
        assertThat(wire.end()).isNull();
        assertThat(wire.toServer()).isEqualTo("DATA\r\n" + SIGNED + TYPE + "\r\nbody\r\n.\r\n");
        assertThat(wire.events(Event.Matched.class)).hasSize(1);
        wire.server("250 ok\r\n");
        wire.client("DATA\r\n");
        wire.server("354 go\r\n");
        wire.client(SIGNED);
        assertThat(wire.events(Event.Matched.class)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000})
    void overwrite_covers_the_rest_of_the_line_wherever_it_is_cut(int cut) {
        Wire wire = send(Rules.esmtp().nested("hdr-03", "overwrite"), SIGNED, cut);
        assertThat(wire.toServer())
                .isEqualTo("DATA\r\n" + SIGNED.replace(" text/plain", "X".repeat(11)) + "\r\nbody\r\n.\r\n");
        assertThat(wire.altered()).last().asString().startsWith("header-nested ");
    }

    @Test
    void a_duplicate_may_be_overwritten_too() {
        Wire wire = send(Rules.esmtp().duplicate("overwrite"), TWICE, 1000);
        assertThat(wire.toServer()).contains("\r\nCONTENT-TYPE :XXXXXXXXXX\r\n\r\nbody");
        assertThat(wire.end()).isNull();
    }

    @Test
    void the_header_of_a_part_is_overwritten_up_to_its_lines_end() {
        Wire wire = send(Rules.esmtp().nested("hdr-08", "overwrite"), Header.MULTIPART.text, 3);
        assertThat(wire.toServer()).contains("--b\r\nContent-Type:XX\r\n\r\ny\r\n--b--\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hdr-03", "hdr-04", "hdr-05", "hdr-06", "hdr-08"})
    void a_signature_split_at_any_octet_is_seen_but_by_the_matcher_that_is_blind_at_borders(String matcher) {
        for (int border = 1; border < SIGNED.length(); border++) {
            Wire wire = Rules.esmtp().nested(matcher, "reset").wire();
            wire.server("220 mail\r\n");
            wire.client("DATA\r\n");
            wire.server("354 go\r\n");
            wire.client(SIGNED.substring(0, border));
            wire.client(SIGNED.substring(border) + "\r\n.\r\n");
            assertThat(wire.end()).as("border at %d", border).isNotNull();
        }
    }

    @Test
    void a_message_without_a_header_is_no_matter() {
        assertThat(send(Rules.esmtp().nested("hdr-04", "reset"), "", 1).end()).isNull();
    }
}
