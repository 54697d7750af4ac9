package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fixuplab.event.Event;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.firmware.MapClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is read in leaps is what is read octet by octet: who gets each octet in a segment of its own has nothing to leap over. Messages are
 * longer than any stride, their lines about as long as the limits. A failure names its seed.
 */
class LeapsTest {

    private static final int[] LENGTHS = {0, 1, 2, 3, 7, 8, 9, 31, 32, 33, 63, 76, 78, 79, 997, 998, 999, 1_000, 2_100};
    private static final int[] LIMITS = {8, 32, 33, 77, 998, 2_000};
    private static final List<String> STARTS =
            List.of("", "", ".", "..", "-", "--", "--a", "--a ", "--a--", "--ab", "\r", ". ", "\n", "\n.");
    private static final List<String> ENDS = List.of("\r\n", "\r\n", "\r\n", "\r\n", "\n", "\r\r\n", "\r\n\r\n", "\r");

    /** Every firmware of which something changes, and a map of limits that the lines come near. */
    static Stream<Object[]> firewalls() {
        List<Object[]> firewalls = new ArrayList<>();
        EveryFirmwareTest.firmware().forEach(version -> {
            InspectionPolicy policy = Catalogue.load().policy(version);
            if (policy.enabled().containsKey("dot-split")) {
                policy = policy.with("dot-split", "enabled", "off");
            }
            firewalls.add(new Object[] {version, policy});
        });
        InspectionPolicy asa = Catalogue.load().policy("ASA 8.2(5)");
        firewalls.add(new Object[] {
            "limits",
            asa.withMap(List.of(
                    limit("body-line-length", 8),
                    limit("body-line-length", 77),
                    limit("body-line-length", 998),
                    limit("header-line-length", 33),
                    limit("mime-filename-length", 3),
                    limit("to-fields-count", 1)))
        });
        return firewalls.stream()
                .flatMap(firewall ->
                        Stream.of(1L, 2L, 3L, 4L, 5L).map(seed -> new Object[] {firewall[0], firewall[1], seed}));
    }

    private static MapClass limit(String id, int limit) {
        return new MapClass(id, Map.of("limit", List.of("" + limit), "action", List.of("none")));
    }

    private static String message(Random random) {
        StringBuilder message = new StringBuilder("To: a\r\n");
        if (random.nextBoolean()) {
            message.append("Content-Type: multipart/mixed; boundary=a\r\n");
        }
        message.append(random.nextBoolean() ? "\r\n" : "");
        for (int lines = 10 + random.nextInt(30); lines > 0; lines--) {
            message.append(Sessions.pick(STARTS, random));
            int length = LENGTHS[random.nextInt(LENGTHS.length)];
            for (int i = message.length() - 1 - message.lastIndexOf("\n"); i < length; i++) {
                message.append(random.nextInt(200) == 0 ? "\r\u008a\u00ae.-".charAt(random.nextInt(5)) : 'x');
            }
            message.append(Sessions.pick(ENDS, random));
            if (random.nextInt(6) == 0) {
                message.append("Content-Disposition: a; filename=abcdef\r\n\r\n");
            }
        }
        message.append("\r\n.\r\n");
        return message.substring(0, message.indexOf("\r\n.\r\n") + 5);
    }

    private static Wire inData(InspectionPolicy policy, Memory memory) {
        return new Wire(policy.rules(), memory).inData();
    }

    @ParameterizedTest(name = "{0}, seed {2}")
    @MethodSource("firewalls")
    void a_message_is_read_alike_in_leaps_and_octet_by_octet(String name, InspectionPolicy policy, long seed) {
        Random random = new Random(seed);
        String message = message(random);
        int end = message.length();
        Wire plain = inData(policy, Memory.HEAP);
        plain.client(message, 1);
        // Judged as its segments hold it, as it is a command: it comes whole.
        plain.client("NOPE\r\n");
        for (Memory memory : Memory.values()) {
            Wire whole = inData(policy, memory);
            whole.client(message + "NOPE\r\n");
            assertSame(whole, plain);
            Wire pieces = inData(policy, memory);
            for (int at = 0; at < end; ) {
                int to = Math.min(end, at + 1 + random.nextInt(random.nextBoolean() ? 60 : 3_000));
                pieces.client(message.substring(at, to));
                at = to;
            }
            pieces.client("NOPE\r\n");
            assertSame(pieces, plain);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void long_lines_and_the_end_are_where_a_plain_reading_finds_them(long seed) {
        Random random = new Random(seed);
        InspectionPolicy policy = Catalogue.load()
                .policy("ASA 8.2(5)")
                .withMap(IntStream.of(LIMITS)
                        .mapToObj(limit -> limit("body-line-length", limit))
                        .toList());
        String header = "To: a\r\n\r\n";
        String body = message(random);
        for (Memory memory : Memory.values()) {
            Wire wire = inData(policy, memory);
            int offset = wire.toServer().length() + header.length();
            wire.client(header + body, random.nextBoolean() ? 1_460 : 65_536);
            assertThat(wire.matched()).isEqualTo(longLines(body, offset));
            assertThat(wire.events(Event.DataEnded.class)).containsExactly(new Event.DataEnded(offset + body.length()));
        }
    }

    /** Where a body's lines get too long: at the octet by which it is known that one does, as a CR may be part of the line's end. */
    private static List<String> longLines(String body, int offset) {
        List<String> matches = new ArrayList<>();
        int length = 0;
        int exceeded = 0;
        for (int i = 0; i < body.length(); i++) {
            if (body.charAt(i) == '\n') {
                length = 0;
                exceeded = 0;
                continue;
            }
            length++;
            int text = body.charAt(i) == '\r' ? length - 1 : length;
            for (; exceeded < LIMITS.length && text > LIMITS[exceeded]; exceeded++) {
                matches.add("body-line-length %d body line length gt %d: log, logged, class %d"
                        .formatted(offset + i, LIMITS[exceeded], exceeded + 1));
            }
        }
        return matches;
    }

    private static void assertSame(Wire leaping, Wire plain) {
        assertThat(leaping.told()).isEqualTo(plain.told());
        assertThat(leaping.end()).isEqualTo(plain.end());
        if (plain.end() == null) {
            assertThat(leaping.toServer()).isEqualTo(plain.toServer());
        }
    }
}
