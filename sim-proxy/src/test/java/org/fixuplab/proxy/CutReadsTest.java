package org.fixuplab.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CutReadsTest {

    /** Seven octets, so that no border of a read buffer is a line's. */
    private static final String LINE = "NOOPx\r\n";

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<String> segments = new ArrayList<>();
    private final List<String> late = new ArrayList<>();
    private boolean borderMatters = true;

    private final CutReads reads = new CutReads(
            channel, segment -> note(segment, segments), segment -> note(segment, late), () -> borderMatters);

    private static void note(ByteBuf segment, List<String> list) {
        list.add(Octets.text(io.netty.buffer.ByteBufUtil.getBytes(segment)));
        segment.release();
    }

    private void read(String octets) {
        reads.take(Unpooled.copiedBuffer(Octets.octets(octets)));
    }

    @AfterEach
    void close() {
        reads.discard();
        channel.finishAndReleaseAll();
    }

    @Test
    void what_stands_behind_the_last_line_of_a_full_read_is_judged_with_the_next_one() {
        String sent = LINE.repeat(30_000);
        for (int at = 0; at < sent.length(); at += Leg.LARGEST_READ) {
            read(sent.substring(at, Math.min(sent.length(), at + Leg.LARGEST_READ)));
        }
        assertThat(String.join("", segments)).isEqualTo(sent);
        assertThat(segments).hasSize(4).allMatch(segment -> segment.endsWith("\n"));
    }

    @Test
    void a_read_that_leaves_room_is_a_segment_as_it_is() {
        read("NO");
        read("OP\r\nNO");
        assertThat(segments).containsExactly("NO", "OP\r\nNO");
    }

    @Test
    void where_no_border_matters_a_full_read_goes_on_at_once() {
        borderMatters = false;
        read(LINE.repeat(10_000).substring(0, Leg.LARGEST_READ));
        assertThat(String.join("", segments)).hasSize(Leg.LARGEST_READ);
    }

    @Test
    void a_full_read_without_a_line_end_goes_on_at_once() {
        read("x".repeat(Leg.LARGEST_READ));
        assertThat(segments).hasSize(1);
    }

    @Test
    void what_no_read_follows_is_a_segment_after_a_moment_or_at_the_end() {
        String full = LINE.repeat(10_000).substring(0, Leg.LARGEST_READ);
        read(full);
        channel.advanceTimeBy(1, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        assertThat(late).containsExactly(full.substring(full.lastIndexOf('\n') + 1));
        read(full);
        reads.finish();
        assertThat(segments.get(segments.size() - 1)).isEqualTo(late.get(0));
    }
}
