package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.fixuplab.event.Event;
import org.fixuplab.firmware.Alternative;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.InspectionPolicy;
import org.junit.jupiter.api.Test;

/**
 * What is known of the oldest firewalls, each from a session that somebody wrote down, where lines and segments are not one to one. What
 * the source does not show is made up to fit.
 */
class OldPixCapturesTest {

    private static Wire behind(String firmware) {
        return new Wire(Catalogue.load().policy(firmware).rules());
    }

    /** A mail server's vendor, about 2003 to 2005; the star counts of its example are not those of its text. */
    @Test
    void a_greeting_of_two_lines_never_ends_and_one_of_a_single_line_does() {
        InspectionPolicy pix = Catalogue.load().policy("PIX 6.2(2)");
        Alternative segment = pix.alternatives().stream()
                .filter(alternative -> alternative.behaviour().id().equals("banner-stars-segment"))
                .findFirst()
                .orElseThrow();
        for (InspectionRules rules : new InspectionRules[] {
            Catalogue.load().policy("PIX 5.0(3)").rules(), pix.with(segment).rules()
        }) {
            String text = "server.gordano.com NTMail (v7.00.0018/AA0000.00.b1a028f6) ready for ESMTP transfer";
            assertThat(new Wire(rules).server("220 " + text + "\r\n")).isEqualTo("220 " + "*".repeat(82) + "\r\n");
            String first = "This is my mail server";
            assertThat(new Wire(rules).server("220-" + first + "\r\n220 " + text + "\r\n"))
                    .isEqualTo("220-" + "*".repeat(22) + "\r\n" + "*".repeat(86) + "\r\n");
        }
    }

    /** The vendor's own test of PIX 4.0 and 4.1. */
    @Test
    void goodmorning_is_answered_ok() {
        Wire wire = behind("PIX 4.1(7)");
        wire.server("220 mail\r\n");
        assertThat(wire.client("goodmorning\r\n")).isEmpty();
        assertThat(wire.toClient()).endsWith("\r\nOK\r\n");
    }

    /** A server's log of February 2001: the last line is the 354, for minutes; then another client connects. */
    @Test
    void a_message_whose_dot_straddles_two_segments_is_never_accepted() {
        Wire wire = behind("PIX 5.1(2)");
        wire.server("220 mail ESMTP Server (Microsoft Exchange Internet Mail Service 5.5.2653.13) ready\r\n");
        assertThat(wire.client("ehlo\r\n")).isEqualTo("XXXX\r\n");
        wire.server("500 Unrecognized command\r\n");
        for (String command : new String[] {"HELO a", "MAIL From:<a@b>", "RCPT To:<c@d>"}) {
            wire.client(command + "\r\n");
            wire.server("250 OK\r\n");
        }
        wire.client("DATA\r\n");
        wire.server("354 Send data.  End with CRLF.CRLF\r\n");
        wire.client("Subject: hello\r\n\r\ntext\r\n.\r");
        wire.client("\n");
        assertThat(wire.toServer()).endsWith("text\r\n.\r");
        assertThat(wire.events(Event.DataEnded.class)).isEmpty();
    }

    /** Two articles on messages that came with an empty To field, or with long strings of X. */
    @Test
    void behind_4_2_2_a_message_after_a_noop_loses_its_to_field() {
        Wire wire = behind("PIX 4.2(2)");
        wire.server("220 mail\r\n");
        wire.client("NOOP\r\nDATA\r\n");
        wire.server("250 ok\r\n354 go\r\n");
        assertThat(wire.client("To: <c@d>\r\n\r\nantidisestablishmentarianism\r\n.\r\n"))
                .isEqualTo("XXX <c@d>\r\n\r\n" + "X".repeat(28) + "\r\n.\r\n");
    }

    /** The test procedure for CVE-2000-1022, and what repaired versions say to it. */
    @Test
    void the_procedure_that_finds_the_bypass_tells_repaired_versions_from_others() {
        for (String firmware : new String[] {"PIX 4.4(6)", "PIX 5.1(3)", "PIX 5.2(5)", "PIX 6.0(1)"}) {
            assertThat(helpAfterRefusedData(firmware)).as(firmware).isEqualTo("HELP\r\n");
        }
        for (String firmware : new String[] {"PIX 4.4(7)", "PIX 5.2(3)", "PIX 6.0(2)", "PIX 6.3(5)"}) {
            assertThat(helpAfterRefusedData(firmware)).as(firmware).isEqualTo("XXXX\r\n");
        }
    }

    private static String helpAfterRefusedData(String firmware) {
        Wire wire = behind(firmware);
        wire.server("220 mail\r\n");
        assertThat(wire.client("HELP\r\n")).isEqualTo("XXXX\r\n");
        wire.server("500 what\r\n");
        wire.client("DATA\r\n");
        wire.server("503 need MAIL\r\n");
        String help = wire.client("HELP\r\n");
        wire.server("214 help\r\n");
        assertThat(wire.events(Event.OutOfSync.class)).isEmpty();
        return help;
    }
}
