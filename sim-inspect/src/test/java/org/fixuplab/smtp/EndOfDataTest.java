package org.fixuplab.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndOfDataTest {

    /** The offset after the terminator, or -1, of a payload fed in pieces of {@code cut} octets. */
    private static int find(boolean lenient, String payload, int cut) {
        EndOfData end = new EndOfData(lenient);
        ByteBuffer buffer = ByteBuffer.wrap(Octets.octets(payload));
        for (int at = 0; at < payload.length(); at += cut) {
            int found = end.find(buffer, at, Math.min(payload.length(), at + cut));
            if (found >= 0) {
                return found;
            }
        }
        return -1;
    }

    private static String plain(String escaped) {
        return escaped.replace("CR", "\r").replace("LF", "\n");
    }

    @ParameterizedTest
    @CsvSource({
        ".CRLF, 3, 3",
        "xCRLF.CRLF, 6, 6",
        "xCRLF.CRLFyCRLF.CRLF, 6, 6",
        "..CRLF, -1, -1",
        "xLF.CRLF, -1, 5",
        "xCRLF.LF, -1, 5",
        "xLF.LF, -1, 4",
        "xCR.CRLF, -1, -1",
        "xCRLF.CRCRLF, -1, -1",
        "xCRCRLF.CRLF, 7, 7",
        "xCRLF.CRCRLF.CRLF, 10, 10",
        ".CRLF.CRLF, 3, 3",
    })
    void the_end_is_where_the_mode_says_at_every_cut(String payload, int strict, int lenient) {
        for (int cut = 1; cut <= 9; cut++) {
            assertThat(find(false, plain(payload), cut))
                    .as("strict, cuts of %d", cut)
                    .isEqualTo(strict);
            assertThat(find(true, plain(payload), cut))
                    .as("lenient, cuts of %d", cut)
                    .isEqualTo(lenient);
        }
    }

    @Test
    void a_random_payload_ends_at_the_first_terminator_whatever_the_cuts() {
        String alphabet = "\r\n.a\u00e9";
        for (long seed = 1; seed <= 3_000; seed++) {
            Random random = new Random(seed);
            StringBuilder octets = new StringBuilder();
            for (int length = random.nextInt(60); length >= 0; length--) {
                octets.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String payload = octets.append("\r\n.\r\n").toString();
            int expected = payload.startsWith(".\r\n") ? 3 : payload.indexOf("\r\n.\r\n") + 5;
            for (int cut = 1; cut <= 9; cut++) {
                assertThat(find(false, payload, cut))
                        .as("seed %d, cuts of %d", seed, cut)
                        .isEqualTo(expected);
            }
        }
    }
}
