package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.fixuplab.event.Event;
import org.fixuplab.firmware.Catalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds behind every version of the catalogue: a message passes as it is, at every cut of its payload. Where a dot that straddles two
 * segments is lost, it comes in one of its own.
 */
class EveryFirmwareTest {

    private static final String MESSAGE = "Subject: STARTTLS\r\n\r\nEHLO me\r\nSTARTTLS\r\nQUIT\r\n..\r\n...\r\n.. \r\n"
            + "\u00e9\u00ff\u0000 8-bit\r\n\rlone\nends\r\n..dot\r\n" + "x".repeat(1200) + "\r\n";

    /** A version of each stretch in which nothing of the catalogue changes. */
    static Stream<String> firmware() {
        return Catalogue.load().eras().stream()
                .map(era -> era.interval().platform() + " " + era.interval().from());
    }

    @ParameterizedTest
    @MethodSource("firmware")
    void a_message_passes_octet_for_octet_at_every_cut(String firmware) {
        for (String message : new String[] {MESSAGE, ""}) {
            String payload = message + ".\r\n";
            boolean losesDots = Catalogue.load().policy(firmware).enabled().containsKey("dot-split");
            for (int cut = 1; cut <= 9; cut++) {
                Wire wire = inData(firmware);
                int before = wire.toServer().length();
                int inPieces = losesDots ? message.length() : payload.length();
                for (int at = 0; at < inPieces; at += cut) {
                    wire.client(payload.substring(at, Math.min(inPieces, at + cut)));
                }
                if (losesDots) {
                    wire.client(".\r\n");
                }
                assertThat(wire.toServer().substring(before))
                        .as("cuts of %d", cut)
                        .isEqualTo(payload);
                assertThat(wire.events(Event.DataEnded.class)).hasSize(1);
            }
        }
    }

    /** A group pipelined up to DATA, accepted. */
    private static Wire inData(String firmware) {
        Wire wire = new Wire(Catalogue.load().policy(firmware).rules());
        wire.server("220 mail\r\n");
        wire.client("HELO me\r\n");
        wire.server("250 mail\r\n");
        wire.client("MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\n");
        wire.server("250 ok\r\n250 ok\r\n");
        wire.server("354 go\r\n");
        return wire;
    }
}
