package org.fixuplab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.proxy.observe.SessionObserver;
import org.fixuplab.proxy.transcript.TranscriptLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LabTest {

    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final LabSettings SETTINGS = LabSettings.of(Catalogue.load().policy("ASA 8.2(5)"));

    private static Socket client(Lab lab) throws IOException {
        return new Socket(lab.firewall().getAddress(), lab.firewall().getPort());
    }

    private static String quit(Socket socket) throws IOException {
        socket.getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void a_session_passes_and_leaves_a_transcript() throws IOException {
        try (Lab lab = Lab.start(SETTINGS);
                Socket socket = client(lab)) {
            assertThat(quit(socket)).startsWith("220 ***").endsWith("221 2.0.0 Bye\r\n");
            socket.close();
            assertThat(lab.awaitIdle(BOUND)).isTrue();
            assertThat(lab.sessions().all())
                    .singleElement()
                    .satisfies(it -> assertThat(it.end()).isPresent())
                    .satisfies(it -> assertThat(it.lines())
                            .extracting(TranscriptLine::sent)
                            .contains("QUIT"));
            assertThat(lab.sessions().count()).isEqualTo(1);
            assertThat(lab.sessions().active()).isZero();
        }
    }

    @Test
    void a_lab_without_a_session_is_not_idle_yet() {
        try (Lab lab = Lab.start(SETTINGS)) {
            assertThat(lab.awaitIdle(Duration.ofMillis(50))).isFalse();
            assertThat(lab.sessions().awaitQuiet(Duration.ofMillis(20), BOUND)).isTrue();
        }
    }

    @Test
    void whoever_keeps_talking_is_not_quiet() throws Exception {
        try (Lab lab = Lab.start(SETTINGS);
                Socket socket = client(lab)) {
            AtomicInteger sent = new AtomicInteger();
            Thread talker = new Thread(() -> {
                try {
                    while (!Thread.currentThread().isInterrupted()) {
                        socket.getOutputStream().write("NOOP\r\n".getBytes(StandardCharsets.US_ASCII));
                        sent.incrementAndGet();
                        Thread.sleep(5);
                    }
                } catch (IOException | InterruptedException e) {
                    // Told to stop.
                }
            });
            talker.start();
            await().atMost(BOUND).until(() -> sent.get() > 3);
            assertThat(lab.sessions().awaitQuiet(Duration.ofSeconds(5), Duration.ofMillis(200)))
                    .isFalse();
            talker.interrupt();
            talker.join(BOUND.toMillis());
            assertThat(lab.sessions().awaitQuiet(Duration.ofMillis(100), BOUND)).isTrue();
        }
    }

    @Test
    void whoever_populates_at_once_gets_the_same_firewalls() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Lab lab = Lab.start(SETTINGS)) {
            ProxySettings settings = SETTINGS.proxy();
            for (int round = 0; round < 50; round++) {
                Map<String, ProxySettings> wanted = Map.of("round-" + round, settings);
                List<Future<List<Proxy>>> all = threads.invokeAll(Collections.nCopies(8, () -> lab.populate(wanted)));
                Set<InetSocketAddress> addresses = new HashSet<>();
                for (Future<List<Proxy>> one : all) {
                    addresses.add(one.get().get(0).address());
                }
                assertThat(addresses).hasSize(1);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void no_firewall_accepts_or_is_created_while_sessions_of_another_finish() throws Exception {
        ExecutorService stopping = Executors.newSingleThreadExecutor();
        try (Lab lab = Lab.start(SETTINGS);
                Socket last = client(lab)) {
            InetSocketAddress second =
                    lab.proxies().create("second", SETTINGS.proxy()).address();
            await().atMost(BOUND).until(() -> lab.sessions().active() == 1);
            Future<Integer> reset = stopping.submit(() -> lab.stop(BOUND));
            await().atMost(BOUND)
                    .untilAsserted(() -> assertThatThrownBy(
                                    () -> new Socket(second.getAddress(), second.getPort()).close())
                            .isInstanceOf(IOException.class));
            assertThat(reset).isNotDone();
            assertThatThrownBy(() -> lab.proxies().create("third", SETTINGS.proxy()))
                    .isInstanceOf(RejectedExecutionException.class);
            quit(last);
            last.close();
            assertThat(reset.get(20, TimeUnit.SECONDS)).isZero();
        } finally {
            stopping.shutdown();
        }
    }

    @Test
    void a_session_that_was_forgotten_is_no_longer_counted() throws IOException {
        try (Lab lab = Lab.start(SETTINGS);
                Socket old = client(lab)) {
            await().atMost(BOUND).until(() -> lab.sessions().active() == 1);
            lab.sessions().clear();
            assertThat(lab.sessions().all()).isEmpty();
            assertThat(lab.sessions().active()).isZero();
            try (Socket next = client(lab)) {
                await().atMost(BOUND).until(() -> lab.sessions().active() == 1);
                quit(old);
                old.close();
                quit(next);
            }
            assertThat(lab.sessions().awaitEnded(1, BOUND)).hasSize(1);
            assertThat(lab.sessions().active()).isZero();
        }
    }

    @Test
    void an_observer_of_the_callers_is_told_before_whoever_waits() throws IOException {
        AtomicInteger closed = new AtomicInteger();
        SessionObserver watcher = new SessionObserver() {
            @Override
            public void closed(SessionEnd end) {
                closed.incrementAndGet();
            }
        };
        try (Lab lab = Lab.start(SETTINGS.withObserver(() -> watcher))) {
            try (Socket socket = client(lab)) {
                quit(socket);
            }
            assertThat(lab.sessions().awaitAllEnded(BOUND)).isTrue();
            assertThat(closed).hasValue(1);
        }
    }

    @Test
    void behind_no_firewall_credentials_are_starred_all_the_same() throws IOException {
        try (Lab lab = Lab.start(LabSettings.of(Catalogue.load().policy("none")))) {
            try (Socket socket = client(lab)) {
                socket.getOutputStream().write("AUTH PLAIN AGJvYgBzZWNyZXQ=\r\n".getBytes(StandardCharsets.US_ASCII));
                quit(socket);
            }
            assertThat(lab.awaitIdle(BOUND)).isTrue();
            assertThat(lab.sessions().all().get(0).lines())
                    .extracting(TranscriptLine::sent)
                    .contains("QUIT")
                    .noneMatch(line -> line.contains("AGJvYgBzZWNyZXQ="))
                    .anyMatch(line -> line.startsWith("AUTH PLAIN ***"));
        }
    }

    @Test
    void it_listens_on_ipv6_too() throws IOException {
        InetSocketAddress six = new InetSocketAddress(InetAddress.getByName("::1"), 0);
        try (Lab lab = Lab.start(SETTINGS.withListen(six).withMta(SETTINGS.mta().withListen(six)));
                Socket socket = client(lab)) {
            assertThat(quit(socket)).endsWith("221 2.0.0 Bye\r\n");
        }
    }

    @Test
    void when_it_is_stopped_nobody_listens() throws IOException {
        Lab lab = Lab.start(SETTINGS);
        InetSocketAddress firewall = lab.firewall();
        InetSocketAddress mta = lab.mta().orElseThrow();
        assertThat(lab.stop(Duration.ZERO)).isZero();
        for (InetSocketAddress gone : new InetSocketAddress[] {firewall, mta}) {
            assertThatThrownBy(() -> new Socket(gone.getAddress(), gone.getPort()))
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void a_session_that_does_not_end_is_cut_when_time_is_up() throws IOException {
        Lab lab = Lab.start(SETTINGS);
        try (Socket socket = client(lab)) {
            await().atMost(BOUND).until(() -> lab.sessions().active() == 1);
            assertThat(lab.stop(Duration.ofMillis(50))).isEqualTo(1);
            assertThat(socket.isConnected()).isTrue();
        }
    }

    @Test
    void an_address_that_is_taken_is_named_and_nothing_is_left_running() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            LabSettings settings =
                    SETTINGS.withListen(new InetSocketAddress(taken.getInetAddress(), taken.getLocalPort()));
            assertThatThrownBy(() -> Lab.start(settings))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
        }
    }
}
