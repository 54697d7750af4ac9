package org.fixuplab.lab.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventStreamTest {

    private final EventStream stream = new EventStream(InstantSource.system());

    private void tell(int times) {
        for (int i = 0; i < times; i++) {
            stream.tell(EventKind.DATA_STARTED, "default", 1, (long) i);
        }
    }

    @Test
    void who_comes_late_hears_what_is_kept_and_then_all_that_is_new() {
        tell(3);
        List<Long> heard = new ArrayList<>();
        Runnable end = stream.subscribe(1, event -> heard.add(event.id()));
        tell(2);
        end.run();
        end.run();
        tell(1);
        assertThat(heard).containsExactly(2L, 3L, 4L, 5L);
        assertThat(stream.after(4)).extracting(LabEvent::id).containsExactly(5L, 6L);
        assertThat(stream.last()).isEqualTo(6);
    }

    @Test
    void of_many_who_tell_at_once_a_listener_hears_each_event_once_and_in_order() throws InterruptedException {
        List<Long> heard = new ArrayList<>();
        stream.subscribe(0, event -> heard.add(event.id()));
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> tellers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread teller = new Thread(() -> {
                try {
                    go.await();
                    tell(2_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            teller.start();
            tellers.add(teller);
        }
        go.countDown();
        for (Thread teller : tellers) {
            teller.join();
        }
        assertThat(heard)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 8_000).boxed().toList());
    }

    @Test
    void a_listener_may_tell_and_subscribe_itself() {
        List<Long> heard = new ArrayList<>();
        List<Long> second = new ArrayList<>();
        stream.subscribe(0, event -> {
            heard.add(event.id());
            if (event.id() < 3) {
                tell(1);
                stream.subscribe(event.id(), it -> second.add(it.id()));
            }
        });
        tell(1);
        assertThat(heard).containsExactly(1L, 2L, 3L);
        assertThat(second).containsExactlyInAnyOrder(2L, 3L, 3L);
    }

    @Test
    void a_listener_that_throws_is_told_no_more() {
        List<Long> heard = new ArrayList<>();
        stream.subscribe(0, event -> {
            throw new IllegalStateException("broken");
        });
        assertThatIllegalStateException().isThrownBy(() -> tell(1));
        stream.subscribe(0, event -> heard.add(event.id()));
        tell(1);
        assertThat(heard).containsExactly(1L, 2L);
    }

    @Test
    void the_oldest_leave_when_there_are_too_many_or_they_are_too_large() {
        tell(EventStream.KEPT + 5);
        assertThat(stream.after(0))
                .hasSize(EventStream.KEPT)
                .first()
                .satisfies(it -> assertThat(it.id()).isEqualTo(6));
        byte[] large = new byte[1 << 20];
        for (int i = 0; i < 40; i++) {
            stream.tell(EventKind.ALTERATION, "default", 1, "verb-x", "client", 0L, large, large);
        }
        assertThat(stream.after(0)).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void an_event_has_a_value_for_each_field_of_its_kind() {
        assertThatIllegalArgumentException().isThrownBy(() -> stream.tell(EventKind.DATA_STARTED, "default", 1));
        tell(1);
        assertThat(stream.last()).isEqualTo(1);
    }
}
