package org.fixuplab.mta;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static StoredMessage message(long id, int octets) {
        InetSocketAddress client = new InetSocketAddress("127.0.0.1", 1);
        return new StoredMessage(
                id,
                Instant.EPOCH,
                1,
                client,
                "c",
                "a",
                List.of("b"),
                new byte[octets],
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(List.of()));
    }

    private static List<Long> ids(Mailbox mailbox) {
        return mailbox.messages().stream().map(StoredMessage::id).toList();
    }

    @Test
    void the_oldest_leaves_when_there_are_too_many() {
        Mailbox mailbox = new Mailbox(new MailboxBounds(2, 100, 100));
        for (long id = 1; id <= 4; id++) {
            mailbox.add(message(id, 1));
        }
        assertThat(ids(mailbox)).containsExactly(3L, 4L);
        assertThat(mailbox.dropped()).isEqualTo(2);
        assertThat(mailbox.accepted()).isEqualTo(4);
    }

    @Test
    void a_message_is_found_and_deleted_by_its_id() {
        Mailbox mailbox = new Mailbox(new MailboxBounds(10, 10, 10));
        mailbox.add(message(1, 4));
        mailbox.add(message(2, 4));
        assertThat(mailbox.message(2)).contains(mailbox.messages().get(1));
        assertThat(mailbox.delete(1)).isTrue();
        assertThat(mailbox.delete(1)).isFalse();
        assertThat(mailbox.message(1)).isEmpty();
        // What it took is free again.
        mailbox.add(message(3, 6));
        assertThat(ids(mailbox)).containsExactly(2L, 3L);
        assertThat(mailbox.dropped()).isZero();
        assertThat(mailbox.accepted()).isEqualTo(3);
    }

    @Test
    void the_oldest_leave_when_they_are_too_big_together() {
        Mailbox mailbox = new Mailbox(new MailboxBounds(10, 10, 10));
        mailbox.add(message(1, 4));
        mailbox.add(message(2, 4));
        mailbox.add(message(3, 2));
        assertThat(ids(mailbox)).containsExactly(1L, 2L, 3L);
        mailbox.add(message(4, 6));
        assertThat(ids(mailbox)).containsExactly(3L, 4L);
        assertThat(mailbox.dropped()).isEqualTo(2);
        mailbox.add(message(5, 10));
        assertThat(ids(mailbox)).containsExactly(5L);
    }

    @Test
    void clearing_frees_the_room_and_keeps_the_counters() {
        Mailbox mailbox = new Mailbox(new MailboxBounds(10, 10, 10));
        mailbox.add(message(1, 10));
        mailbox.clear();
        mailbox.add(message(2, 10));
        assertThat(ids(mailbox)).containsExactly(2L);
        assertThat(mailbox.dropped()).isZero();
        assertThat(mailbox.accepted()).isEqualTo(2);
    }

    @Test
    void waiting_ends_when_the_message_comes() throws Exception {
        Mailbox mailbox = new Mailbox(new MailboxBounds(10, 10, 10));
        CountDownLatch waiting = new CountDownLatch(1);
        Thread sender = new Thread(() -> {
            awaitQuietly(waiting);
            mailbox.add(message(1, 1));
            mailbox.add(message(2, 1));
        });
        sender.start();
        waiting.countDown();
        assertThat(mailbox.await(2, PATIENCE)).hasSize(2);
        sender.join();
    }

    @Test
    void waiting_in_vain_gives_what_there_is() {
        Mailbox mailbox = new Mailbox(new MailboxBounds(10, 10, 10));
        mailbox.add(message(1, 1));
        assertThat(mailbox.await(2, Duration.ofMillis(20))).hasSize(1);
        assertThat(mailbox.await(0, Duration.ZERO)).hasSize(1);
    }

    @Test
    void an_interrupted_wait_keeps_the_flag() {
        Mailbox mailbox = new Mailbox(new MailboxBounds(10, 10, 10));
        Thread.currentThread().interrupt();
        assertThat(mailbox.await(1, PATIENCE)).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
