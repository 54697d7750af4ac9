package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fixuplab.event.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DotSplitTest {

    private static final String END = "x\r\n.\r\n";

    private static Wire inData() {
        Wire wire = Rules.fixup().with("dot-split").wire();
        wire.server("220 mail\r\n");
        wire.client("DATA\r\n");
        wire.server("354 go\r\n");
        return wire;
    }

    private static String payload(Wire wire) {
        return wire.toServer().substring("DATA\r\n".length());
    }

    private static boolean ended(Wire wire) {
        return !wire.events(Event.DataEnded.class).isEmpty();
    }

    /** Every way of cutting {@code x CR LF . CR LF} into segments. */
    static List<List<String>> cuts() {
        return IntStream.range(0, 1 << (END.length() - 1))
                .mapToObj(mask -> {
                    List<String> segments = new ArrayList<>();
                    int from = 0;
                    for (int at = 1; at <= END.length(); at++) {
                        if (at == END.length() || (mask & (1 << (at - 1))) != 0) {
                            segments.add(END.substring(from, at));
                            from = at;
                        }
                    }
                    return segments;
                })
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void the_end_is_seen_in_one_segment_or_as_dot_crlf_alone(List<String> segments) {
        Wire wire = inData();
        segments.forEach(wire::client);
        String last = segments.get(segments.size() - 1);
        boolean seen = last.endsWith("\r\n.\r\n") || last.equals(".\r\n");
        assertThat(ended(wire)).isEqualTo(seen);
        assertThat(payload(wire)).isEqualTo(seen ? END : END.substring(0, END.length() - last.length()));
    }

    @Test
    void an_empty_message_passes() {
        Wire wire = inData();
        wire.client(".\r\n");
        assertThat(ended(wire)).isTrue();
        assertThat(payload(wire)).isEqualTo(".\r\n");
    }

    @Test
    void what_is_swallowed_is_told_and_what_follows_is_payload_still() {
        Wire wire = inData();
        wire.client("text\r\n.");
        assertThat(wire.client("\r\nQUIT\r\n")).isEqualTo("QUIT\r\n");
        assertThat(wire.altered()).endsWith("dot-split 13 \r\n>");
        assertThat(ended(wire)).isFalse();
        assertThat(wire.client("STARTTLS\r\n")).isEqualTo("STARTTLS\r\n");
    }

    @Test
    void the_next_end_in_one_segment_ends_the_message_with_all_that_came_between() {
        Wire wire = inData();
        wire.client("text\r\n.");
        wire.client("\r\n");
        wire.client("QUIT\r\n.\r\n");
        assertThat(payload(wire)).isEqualTo("text\r\n.QUIT\r\n.\r\n");
        assertThat(ended(wire)).isTrue();
        assertThat(wire.client("STARTTLS\r\n")).isEqualTo("XXXXXXXX\r\n");
    }

    @Test
    void a_dot_after_what_was_swallowed_is_read_as_the_server_reads_it() {
        Wire wire = inData();
        wire.client("text\r");
        wire.client("\n.\r\n\n.\r\n");
        assertThat(payload(wire)).isEqualTo("text\r");
        wire.client("\n");
        wire.client(".\r\n");
        assertThat(payload(wire)).isEqualTo("text\r\n.\r\n");
        assertThat(ended(wire)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"8, yes", "9, yes", "11, yes", "12, yes", "13, no", "23, no", "25, no", "26, no", "27, yes"})
    void a_message_cut_at_a_stated_size_loses_its_end_where_the_border_falls_within(int size, String seen) {
        Wire wire = inData();
        String message = "Subject: test\r\n\r\nhello\r\n.\r\n";
        for (int at = 0; at < message.length(); at += size) {
            wire.client(message.substring(at, Math.min(message.length(), at + size)));
        }
        assertThat(ended(wire) ? "yes" : "no").isEqualTo(seen);
    }

    @Test
    void only_here_the_borders_of_a_message_matter() {
        assertThat(inData().mindsClientBorders()).isTrue();
        for (Rules rules : Arrays.asList(Rules.fixup(), Rules.esmtp())) {
            Wire wire = rules.wire();
            wire.server("220 mail\r\n");
            wire.client("DATA\r\n");
            wire.server("354 go\r\n");
            assertThat(wire.mindsClientBorders()).isFalse();
        }
    }
}
