package org.fixuplab.lab.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.LabSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JournalTest {

    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final LabSettings SETTINGS = LabSettings.of(Catalogue.load().policy("ASA 8.2(5)"));

    private static Lab lab(int sessions, long octets) {
        return Lab.start(SETTINGS.withJournal(new JournalBounds(sessions, octets, 64 << 10)));
    }

    @Test
    void the_oldest_that_has_ended_is_dropped_first_and_one_that_goes_on_is_kept() throws IOException {
        try (Lab lab = lab(2, 1 << 20);
                Talk open = new Talk(lab.firewall())) {
            open.hear();
            for (int i = 1; i <= 3; i++) {
                Talk.through(lab.firewall(), "NOOP");
                lab.sessions().awaitEnded(i, BOUND);
            }
            assertThat(lab.sessions().summaries())
                    .extracting(SessionSummary::id)
                    .containsExactly(1L, 4L);
            assertThat(lab.sessions().dropped()).isEqualTo(2);
            assertThat(lab.sessions().session(2)).isEmpty();
        }
    }

    @Test
    void where_all_go_on_the_oldest_is_dropped_and_still_counts_when_it_ends() throws IOException {
        try (Lab lab = lab(1, 1 << 20);
                Talk first = new Talk(lab.firewall())) {
            first.hear();
            try (Talk second = new Talk(lab.firewall())) {
                second.hear();
                assertThat(lab.sessions().summaries())
                        .extracting(SessionSummary::id)
                        .containsExactly(2L);
                first.say("QUIT");
                second.say("QUIT");
            }
            first.close();
            assertThat(lab.sessions().awaitAllEnded(BOUND)).isTrue();
            assertThat(lab.sessions().count()).isEqualTo(2);
            assertThat(lab.sessions().kept() + lab.sessions().dropped()).isEqualTo(2);
        }
    }

    @Test
    void octets_are_a_bound_too() throws IOException {
        try (Lab lab = lab(1_000, 60_000)) {
            for (int i = 1; i <= 30; i++) {
                Talk.mail(lab.firewall(), "a@a.example", "b@b.example", "x".repeat(900) + "\r\n" + "y".repeat(900));
                lab.sessions().awaitEnded(i, BOUND);
            }
            assertThat(lab.sessions().octets()).isBetween(30_000L, 60_000L);
            assertThat(lab.sessions().kept()).isBetween(2, 20);
            assertThat(lab.sessions().kept() + lab.sessions().dropped()).isEqualTo(30);
        }
    }

    @Test
    void cleared_while_sessions_come_and_go_it_counts_only_those_of_after() throws Exception {
        try (Lab lab = lab(50, 1 << 20)) {
            AtomicBoolean over = new AtomicBoolean();
            CompletableFuture<Void> talking = CompletableFuture.runAsync(() -> {
                try {
                    while (!over.get()) {
                        Talk.through(lab.firewall(), "EHLO client.example.com");
                    }
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            for (int i = 0; i < 200; i++) {
                lab.sessions().clear();
                lab.sessions().await(SessionMatch.ANY, 1, BOUND);
                assertThat(lab.sessions().active()).isNotNegative();
                assertThat(lab.sessions().octets()).isNotNegative();
            }
            over.set(true);
            talking.join();
            lab.sessions().awaitAllEnded(BOUND);
            assertThat(lab.sessions().active()).isZero();
            lab.sessions().clear();
            assertThat(lab.sessions().octets()).isZero();
            assertThat(lab.sessions().kept()).isZero();
        }
    }
}
