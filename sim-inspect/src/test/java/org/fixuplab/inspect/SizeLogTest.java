package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.fixuplab.event.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeLogTest {

    private static Wire send(String mail, String payload, int cut) {
        Wire wire = Rules.none().map("size-log").wire();
        wire.server("220 mail\r\n");
        wire.client(mail + "\r\nRCPT TO:<a> SIZE=1\r\nDATA\r\n", cut);
        wire.server("250 ok\r\n250 ok\r\n354 go\r\n");
        wire.client(payload + ".\r\n", cut);
        return wire;
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL FROM:<a@b> SIZE=5,          5",
        "MAIL FROM:<a@b> BODY=7BIT size=5, 5",
        "MAIL FROM:a@b SIZE=5 X=1,        5",
        "MAIL FROM:<> SIZE=0,             0",
        "MAIL FROM:<> SIZE=99999999999999999999, -1",
        "MAIL FROM:<a@b>SIZE=5,          -1",
        "MAIL FROM:<SIZE=5>,             -1",
        "MAIL FROM:<a@b> XSIZE=5,        -1",
        "MAIL FROM:<a@b> SIZE=,          -1",
        "MAIL FROM:<a@b> SIZ=5,          -1",
        "MAIL FROM:<a@b>,                -1",
    })
    void a_message_longer_than_its_mail_said_is_reported(String mail, long declared) {
        for (int cut : new int[] {1, 2, 3, 100}) {
            Wire wire = send(mail, "..56\r\n", cut);
            long offset = wire.toServer().length();
            if (declared < 0) {
                assertThat(wire.events(Event.SizeExceeded.class)).isEmpty();
            } else {
                assertThat(wire.events(Event.SizeExceeded.class))
                        .containsExactly(new Event.SizeExceeded(offset, declared, 6));
            }
        }
    }

    @Test
    void a_message_as_long_as_its_mail_said_is_not() {
        assertThat(send("MAIL FROM:<a@b> SIZE=6", "..56\r\n", 100).events(Event.SizeExceeded.class))
                .isEmpty();
        assertThat(send("MAIL FROM:<a@b> SIZE=0", "", 100).events(Event.SizeExceeded.class))
                .isEmpty();
    }

    @Test
    void what_another_mail_declared_does_not_count() {
        Wire wire = send("MAIL FROM:<a@b> SIZE=1\r\nRSET", "..56\r\n", 100);
        assertThat(wire.events(Event.SizeExceeded.class)).isEmpty();
    }

    @Test
    void without_the_rule_nobody_asks() {
        Wire wire = Rules.none().map("address-pipe").wire();
        wire.server("220 mail\r\n");
        wire.client("MAIL FROM:<a> SIZE=1\r\nDATA\r\n");
        wire.server("250 ok\r\n354 go\r\n");
        wire.client("long\r\n.\r\n");
        assertThat(wire.events(Event.SizeExceeded.class)).isEmpty();
    }
}
