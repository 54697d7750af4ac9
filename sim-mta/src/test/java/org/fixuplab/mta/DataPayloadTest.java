package org.fixuplab.mta;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataPayloadTest {

    private static final String ALPHABET = "\r\n..a\u00e9";

    /** What the standard says, on the whole payload at once. */
    private static String unstuffed(String stuffed) {
        String text = ("\r\n" + stuffed).replace("\r\n.", "\r\n");
        return text.substring(2, text.length() - 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void cuts_do_not_matter_and_what_follows_the_end_is_left(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder body = new StringBuilder();
            for (int length = random.nextInt(20); length > 0; length--) {
                body.append(random.nextInt(4) == 0 ? "\r\n" : "" + ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            String payload = body + "\r\n.\r\nQUIT\r\n";
            int end = ("\r\n" + payload).indexOf("\r\n.\r\n") + 3;
            DataPayload read = new DataPayload(new MessageOctets(100));
            int piece = 1 + random.nextInt(9);
            int at = 0;
            boolean found = false;
            while (!found) {
                ByteBuffer in = ByteBuffer.wrap(Octets.octets(payload), at, Math.min(piece, payload.length() - at));
                found = read.read(in);
                at = in.position();
            }
            String why = "seed " + seed + ", round " + round + ", pieces of " + piece + ": " + payload;
            assertThat(at).as(why).isEqualTo(end);
            assertThat(Octets.text(read.message().toByteArray()))
                    .as(why)
                    .isEqualTo(unstuffed(payload.substring(0, end)));
        }
    }
}
