package org.fixuplab.mta;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataPayloadTest {

    private static final String ALPHABET = "\r\n..a\u00e9";

    /** How a line ends, for someone who sees the whole payload at once. */
    private static String lineEnd(boolean lenient) {
        return lenient ? "\r?\n" : "\r\n";
    }

    /** The index after the terminator. The line end of the DATA command counts, so the payload may begin with its dot. */
    private static int end(String payload, boolean lenient) {
        String before = lenient ? "\n" : "\r\n";
        Matcher matcher = Pattern.compile("(?:^|(?<=" + before + "))\\." + lineEnd(lenient), Pattern.DOTALL)
                .matcher(payload);
        assertThat(matcher.find()).isTrue();
        return matcher.end();
    }

    private static String message(String payload, boolean lenient) {
        String stuffed = payload.substring(0, end(payload, lenient)).replaceFirst("\\.\r?\n$", "");
        String before = lenient ? "\n" : "\r\n";
        return stuffed.replaceAll("(^|(?<=" + before + "))\\.", "");
    }

    /** What was read of it, in pieces of that many octets: the message, and where it ended. */
    private record Read(String message, int end) {}

    private static Read read(String payload, boolean lenient, int piece) {
        MessageOctets message = new MessageOctets(100);
        DataPayload read = new DataPayload(message, lenient);
        int at = 0;
        boolean found = false;
        while (!found) {
            assertThat(at).isLessThan(payload.length());
            ByteBuffer in = ByteBuffer.wrap(Octets.octets(payload), at, Math.min(piece, payload.length() - at));
            found = read.read(in);
            at = in.position();
        }
        return new Read(Octets.text(message.toByteArray()), at);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "3, true", "4, true"})
    void cuts_do_not_matter_and_what_follows_the_end_is_left(long seed, boolean lenient) {
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder body = new StringBuilder();
            for (int length = random.nextInt(20); length > 0; length--) {
                body.append(random.nextInt(4) == 0 ? "\r\n" : "" + ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            String payload = body + "\r\n.\r\nQUIT\r\n";
            int piece = 1 + random.nextInt(9);
            assertThat(read(payload, lenient, piece))
                    .as("seed %d, round %d, lenient %s, pieces of %d: %s", seed, round, lenient, piece, payload)
                    .isEqualTo(new Read(message(payload, lenient), end(payload, lenient)));
        }
    }

    /** Written with R for CR and N for LF. */
    @ParameterizedTest
    @CsvSource({
        "aRN.RN, aRN, aRN",
        "aN.N, aN, aN.NRN",
        "aN.RN, aN, aN.RNRN",
        "aRN.N, aRN, aRNNRN",
        "aN..N.N, aN.N, aN..N.NRN",
        "aR.RN, aR.RNRN, aR.RNRN",
        "aR.NRN, aR.NRNRN, aR.NRNRN",
        "aRN.RRN, aRNRRNRN, aRNRRNRN",
        ".N, '', NRN",
        ".RN, '', ''"
    })
    void an_end_written_in_bare_line_feeds_is_one_only_where_it_is_lenient(String said, String lenient, String strict) {
        String payload = octets(said) + "\r\n.\r\n";
        for (int piece = 1; piece <= 9; piece++) {
            assertThat(read(payload, true, piece).message()).as("lenient").isEqualTo(octets(lenient));
            assertThat(read(payload, false, piece).message()).as("strict").isEqualTo(octets(strict));
        }
    }

    @Test
    void a_stuffed_dot_after_a_bare_line_feed_is_undone_only_where_it_is_lenient() {
        assertThat(read("a\n..b\r\n.\r\n", true, 1).message()).isEqualTo("a\n.b\r\n");
        assertThat(read("a\n..b\r\n.\r\n", false, 1).message()).isEqualTo("a\n..b\r\n");
    }

    private static String octets(String written) {
        return written.replace('R', '\r').replace('N', '\n');
    }
}
