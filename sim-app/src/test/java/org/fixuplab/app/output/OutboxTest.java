package org.fixuplab.app.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class OutboxTest {

    private final Queue<Integer> arrived = new ConcurrentLinkedQueue<>();
    private final Queue<String> notes = new ConcurrentLinkedQueue<>();
    private final CountDownLatch gate = new CountDownLatch(1);

    private int take(List<Integer> burst) {
        try {
            gate.await();
        } catch (InterruptedException outOfTime) {
            Thread.currentThread().interrupt();
            return burst.size();
        }
        arrived.addAll(burst);
        return 0;
    }

    @Test
    void what_is_added_arrives_in_order_and_close_waits_for_it() {
        gate.countDown();
        try (Outbox<Integer> outbox = new Outbox<>("things", this::take, notes::add)) {
            IntStream.range(0, 5_000).forEach(outbox::add);
        }
        assertThat(arrived)
                .containsExactlyElementsOf(IntStream.range(0, 5_000).boxed().toList());
        assertThat(notes).isEmpty();
    }

    @Test
    void who_adds_never_waits_and_what_finds_no_room_is_counted_and_told_twice_in_all() {
        Outbox<Integer> outbox = new Outbox<>("things", this::take, notes::add, 10);
        outbox.add(0);
        IntStream.range(1, 1_000).forEach(outbox::add);
        assertThat(outbox.leftOut()).isBetween(978L, 990L);
        assertThat(notes).containsExactly("things come faster than they are taken: some are left out");
        gate.countDown();
        outbox.close();
        assertThat(outbox.delivered() + outbox.leftOut()).isEqualTo(1_000);
        assertThat(arrived).hasSize((int) outbox.delivered());
        assertThat(notes).hasSize(2).contains("things: " + outbox.leftOut() + " left out");
    }

    @Test
    void a_place_that_takes_nothing_does_not_keep_the_process() {
        Outbox<Integer> outbox = new Outbox<>("things", this::take, notes::add);
        IntStream.range(0, 700).forEach(outbox::add);
        await().atMost(Duration.ofSeconds(3)).until(() -> {
            outbox.close();
            return true;
        });
        assertThat(outbox.leftOut()).isEqualTo(700);
        assertThat(notes).containsExactly("things: 700 left out");
    }
}
