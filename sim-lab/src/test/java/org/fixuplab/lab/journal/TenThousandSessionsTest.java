package org.fixuplab.lab.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.proxy.observe.SessionMeters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** 10,000 short sessions with the journal on: none is lost from the counters, and memory stays within the journal's bounds. */
@Timeout(180)
class TenThousandSessionsTest {

    private static final int SESSIONS = 10_000;
    private static final int CLIENTS = 8;
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final byte[] SAID =
            "EHLO client.example.com\r\nNOOP\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII);

    /** What the journal may hold, and what the lab around it, its stream of events included, may take beside that. */
    private static final JournalBounds BOUNDS = new JournalBounds(1_000, 4L << 20, 64 << 10);

    private static final long MARGIN = 24L << 20;

    private static void talk(InetSocketAddress firewall, int sessions) throws IOException {
        for (int i = 0; i < sessions; i++) {
            try (Socket socket = new Socket(firewall.getAddress(), firewall.getPort())) {
                socket.getOutputStream().write(SAID);
                socket.getInputStream().readAllBytes();
            }
        }
    }

    private static void together(InetSocketAddress firewall, int sessions) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                all.add(clients.submit(() -> {
                    talk(firewall, sessions / CLIENTS);
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private static long used() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(50);
            Runtime now = Runtime.getRuntime();
            least = Math.min(least, now.totalMemory() - now.freeMemory());
        }
        return least;
    }

    @Test
    void none_is_lost_and_memory_is_bounded() throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        LabSettings settings = LabSettings.of(Catalogue.load().policy("ASA 8.2(5)"))
                .withJournal(BOUNDS)
                .withObserver(new SessionMeters(meters));
        try (Lab lab = Lab.start(settings)) {
            Journal journal = lab.sessions();
            together(lab.firewall(), 80);
            assertThat(journal.awaitAllEnded(BOUND)).isTrue();
            long before = used();

            together(lab.firewall(), SESSIONS - 80);
            assertThat(journal.awaitAllEnded(BOUND)).isTrue();
            long grown = used() - before;

            assertThat(journal.count()).isEqualTo(SESSIONS);
            assertThat(journal.ended()).isEqualTo(SESSIONS);
            assertThat(journal.active()).isZero();
            assertThat(journal.kept() + journal.dropped()).isEqualTo(SESSIONS);
            assertThat(journal.kept()).isBetween(500, BOUNDS.sessions());
            assertThat(journal.octets()).isLessThanOrEqualTo(BOUNDS.octets());
            assertThat(meters.find("fixuplab.session.duration").timers().stream()
                            .mapToLong(timer -> timer.count())
                            .sum())
                    .isEqualTo(SESSIONS);
            assertThat(meters.get("fixuplab.sessions.active").gauge().value()).isZero();
            assertThat(journal.summaries())
                    .as("those that are kept are the youngest")
                    .extracting(SessionSummary::id)
                    .allMatch(id -> id > SESSIONS - BOUNDS.sessions() - CLIENTS);
            System.out.printf(
                    "%d sessions: %d KiB more than after 80, %d kept%n", SESSIONS, grown >> 10, journal.kept());
            assertThat(grown).isLessThan(BOUNDS.octets() + MARGIN);
        }
    }
}
