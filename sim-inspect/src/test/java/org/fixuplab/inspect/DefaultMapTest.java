package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.fixuplab.event.Event;
import org.fixuplab.event.LegAct;
import org.fixuplab.firmware.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The default map, as the catalogue has it: each limit, and one octet or command more. */
class DefaultMapTest {

    private static final String PART = "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n";

    /** A class, what it is about up to the limit, and what one more is. */
    private enum Limit {
        COMMAND(1, "cmd line length gt 512", "", "HELP " + "x".repeat(507), "x"),
        RCPT(2, "cmd RCPT count gt 100", "MAIL FROM:<>\r\n" + "RCPT TO:<a>\r\n".repeat(99), "RCPT TO:<a>", "\r\nRCPT "),
        BODY(3, "body line length gt 998", "\r\n", "x".repeat(998), "x"),
        HEADER(4, "header line length gt 998", "Subject: x\r\n", "\t" + "x".repeat(997), "x"),
        SENDER(5, "sender-address length gt 320", "", "MAIL FROM:<" + "x".repeat(320), "x"),
        FILENAME(6, "MIME filename length gt 255", PART, "Content-Type: a/b; name=\"" + "x".repeat(255), "x");

        private final int number;
        private final String subject;
        private final String before;
        private final String limit;
        private final String more;

        Limit(int number, String subject, String before, String limit, String more) {
            this.number = number;
            this.subject = subject;
            this.before = before;
            this.limit = limit;
            this.more = more;
        }

        boolean isInMessage() {
            return this == BODY || this == HEADER || this == FILENAME;
        }
    }

    private static Wire wire(Limit limit) {
        Wire wire = new Wire(Catalogue.load().policy("ASA 8.2(5)").rules());
        return limit.isInMessage() ? wire.inData() : wire;
    }

    @ParameterizedTest
    @EnumSource(Limit.class)
    void the_limit_passes(Limit limit) {
        Wire wire = wire(limit);
        String all =
                limit.before + limit.limit + (limit == Limit.FILENAME ? "\"" : "") + (limit == Limit.SENDER ? ">" : "");
        wire.client(all + "\r\n");
        assertThat(wire.matched()).isEmpty();
        assertThat(wire.toServer()).endsWith(all + "\r\n");
    }

    @ParameterizedTest
    @EnumSource(value = Limit.class, names = "BODY", mode = EnumSource.Mode.EXCLUDE)
    void one_more_drops_the_connection_and_is_logged_with_the_number_of_its_class(Limit limit) {
        Wire wire = wire(limit);
        wire.client(limit.before + limit.limit);
        String before = wire.toServer();
        wire.client(limit.more + "x\r\n");

        assertThat(wire.matched())
                .singleElement()
                .asString()
                .endsWith(" " + limit.subject + ": drop-connection, logged, class " + limit.number);
        assertThat(wire.end()).isEqualTo(new Verdict.End(0, LegAct.SILENCE, LegAct.SILENCE));
        assertThat(wire.events(Event.Ended.class)).hasSize(1);
        assertThat(wire.toServer()).as("the segment is dropped").isEqualTo(before);
    }

    @Test
    void a_long_line_of_a_body_is_logged_and_passes() {
        Wire wire = wire(Limit.BODY);
        wire.client("\r\n" + "x".repeat(999) + "\r\n");
        assertThat(wire.matched())
                .containsExactly("body-line-length 1006 body line length gt 998: log, logged, class 3");
        assertThat(wire.toServer()).endsWith("x\r\n");
    }

    @Test
    void masked_keywords_are_not_logged() {
        Wire wire = wire(Limit.COMMAND);
        wire.server("220 mail\r\n");
        wire.client("EHLO me\r\n");
        assertThat(wire.server("250-mail\r\n250 HELP\r\n")).endsWith("250 XXXA\r\n");
        assertThat(wire.matched()).isEmpty();
    }
}
