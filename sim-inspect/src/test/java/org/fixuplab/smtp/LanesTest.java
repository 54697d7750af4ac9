package org.fixuplab.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.fixuplab.inspect.Memory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found eight octets at a time is what is found one by one. A failure names its seed. */
class LanesTest {

    /** What differs from the octets looked for by one, or by the highest bit, is what such searches take for them. */
    private static final String NASTY = "\r\n.-\u000b\t\u008a\u00ae\u00ff\u0000\u0001aAzZ@[`{\u00e1";

    private static final List<Memory> MEMORIES = List.of(Memory.values());

    /** In any memory; now and then in one that can only be read. */
    private static ByteBuffer buffer(String text, Random random) {
        ByteBuffer buffer = MEMORIES.get(random.nextInt(MEMORIES.size())).of(text);
        return random.nextInt(4) == 0 ? buffer.asReadOnlyBuffer() : buffer;
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        boolean plain = random.nextInt(3) == 0;
        for (int i = 0; i < length; i++) {
            text.append(plain && random.nextInt(40) > 0 ? 'x' : NASTY.charAt(random.nextInt(NASTY.length())));
        }
        return text.toString();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void every_search_finds_in_any_stretch_what_looking_at_each_octet_finds(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            String text = text(random, random.nextInt(90));
            ByteBuffer buffer = buffer(text, random);
            char octet = NASTY.charAt(random.nextInt(NASTY.length()));
            char next = NASTY.charAt(random.nextInt(NASTY.length()));
            for (int from = 0; from <= text.length(); from++) {
                int to = from + random.nextInt(text.length() - from + 1);
                String stretch = text.substring(from, to);
                assertThat(Octets.indexOf(buffer, from, to, (byte) octet))
                        .isEqualTo(index(from, stretch.indexOf(octet)));
                assertThat(Octets.lastIndexOf(buffer, from, to, (byte) octet))
                        .isEqualTo(index(from, stretch.lastIndexOf(octet)));
                assertThat(Octets.indexOf(buffer, from, to, (byte) octet, (byte) next))
                        .isEqualTo(index(from, stretch.indexOf("" + octet + next)));
            }
        }
    }

    private static int index(int from, int found) {
        return found < 0 ? -1 : from + found;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void two_words_of_one_length_are_spelled_alike_if_they_differ_in_the_case_of_letters_alone(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            int length = random.nextInt(9);
            String one = text(random, length);
            String other = random.nextBoolean() ? text(random, length) : swapCase(one, random);
            String around = text(random, random.nextInt(12));
            long spelled = Octets.spelling(buffer(one, random), 0, length);
            ByteBuffer within = buffer(around + other + around, random);
            assertThat(Octets.spelling(within, around.length(), around.length() + length) == spelled)
                    .as("%s and %s", one, other)
                    .isEqualTo(capitals(one).equals(capitals(other)));
        }
    }

    private static String swapCase(String word, Random random) {
        StringBuilder swapped = new StringBuilder();
        word.chars().forEach(octet -> swapped.append((char) (random.nextBoolean() ? Octets.upper(octet) : octet)));
        return swapped.toString();
    }

    private static String capitals(String word) {
        StringBuilder capitals = new StringBuilder();
        word.chars().forEach(octet -> capitals.append((char) Octets.upper(octet)));
        return capitals.toString();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void a_message_ends_at_its_first_terminator_in_pieces_of_any_size(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            StringBuilder payload = new StringBuilder();
            for (int i = random.nextInt(200); i > 0; i--) {
                payload.append(random.nextInt(4) == 0 ? "x" : random.nextBoolean() ? "\r\n" : pick(random));
            }
            payload.append("\r\n.\r\n");
            int expected = ("\r\n" + payload).indexOf("\r\n.\r\n") + 3;
            for (int cut : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 32, 33, 34, 35, 36, 37, 100, 1_000}) {
                assertThat(end(payload.toString(), cut, random))
                        .as("cuts of %d", cut)
                        .isEqualTo(expected);
            }
        }
    }

    private static char pick(Random random) {
        return "\r\n.a".charAt(random.nextInt(4));
    }

    private static int end(String payload, int cut, Random random) {
        EndOfData endOfData = new EndOfData(false);
        ByteBuffer buffer = buffer(payload, random);
        for (int at = 0; at < payload.length(); at += cut) {
            int end = endOfData.find(buffer, at, Math.min(payload.length(), at + cut));
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }

    @Test
    void the_search_of_bodies_is_too_long_for_the_compiler_to_inline() {
        String listing = disassembled("indexOf(java.nio.ByteBuffer, int, int, byte, byte)");
        int length = 0;
        for (Matcher instruction = Pattern.compile("(?m)^ *(\\d+): [a-z]").matcher(listing); instruction.find(); ) {
            length = Integer.parseInt(instruction.group(1)) + 1;
        }
        assertThat(length).as("octets of code, of which HotSpot inlines 325").isBetween(326, 1_000);
    }

    private static String disassembled(String method) {
        StringWriter listing = new StringWriter();
        ToolProvider.findFirst("javap")
                .orElseThrow()
                .run(
                        new PrintWriter(listing),
                        new PrintWriter(Writer.nullWriter()),
                        "-c",
                        "-p",
                        String.valueOf(Lanes.class.getResource("Lanes.class")));
        String code = listing.toString();
        int from = code.indexOf(method);
        int to = code.indexOf("\n\n", from);
        return code.substring(from, to < 0 ? code.length() : to);
    }
}
