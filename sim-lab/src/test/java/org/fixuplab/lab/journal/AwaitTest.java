package org.fixuplab.lab.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.Proxies;
import org.fixuplab.lab.ProxySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waiting for sessions and messages of a real lab. */
@Timeout(120)
class AwaitTest {

    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final LabSettings SETTINGS = LabSettings.of(Catalogue.load().policy("ASA 8.2(5)"));

    private static SessionMatch sessions(String match) {
        try {
            return SessionMatch.parse(match);
        } catch (MatchException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static MessageMatch messages(String match) throws MatchException {
        return MessageMatch.parse(match);
    }

    @Test
    void whoever_waits_is_woken_when_the_session_comes_to_be_so() throws Exception {
        try (Lab lab = Lab.start(SETTINGS)) {
            CompletableFuture<Awaited<JournaledSession>> waiting = CompletableFuture.supplyAsync(
                    () -> lab.sessions().await(sessions("behaviour = ehlo-mask, ended = false"), 1, BOUND));
            try (Talk talk = new Talk(lab.firewall())) {
                talk.hear();
                talk.say("EHLO client.example.com");
                Awaited<JournaledSession> awaited = waiting.get(20, TimeUnit.SECONDS);
                assertThat(awaited.enough()).isTrue();
                assertThat(awaited.nearest()).isEmpty();
                assertThat(awaited.found()).singleElement().satisfies(session -> {
                    assertThat(session.summary().behaviours()).containsExactly("banner-stars", "ehlo-mask");
                    assertThat(session.summary().codes()).contains(220);
                    assertThat(session.summary().fromClient()).isPositive();
                });
            }
        }
    }

    @Test
    void a_session_that_is_there_is_found_at_once_and_one_that_has_ended_has_its_end() throws IOException {
        try (Lab lab = Lab.start(SETTINGS)) {
            Talk.through(lab.firewall(), "NOOP");
            JournaledSession session = lab.sessions()
                    .await(sessions("ended = true, verb = QUIT, cause = peers, log = 302014"), 1, BOUND)
                    .found()
                    .get(0);
            assertThat(session.recording().end()).isPresent();
            assertThat(lab.sessions().session(session.id())).isPresent();
            assertThat(lab.sessions().sessions(sessions("after = " + session.id())))
                    .isEmpty();
        }
    }

    @Test
    void when_time_is_up_the_nearest_miss_is_told() throws IOException {
        try (Lab lab = Lab.start(SETTINGS)) {
            Talk.through(lab.firewall(), "NOOP");
            Talk.through(lab.firewall(), "EHLO client.example.com");
            lab.sessions().await(sessions("ended = true"), 2, BOUND);
            Awaited<JournaledSession> awaited =
                    lab.sessions().await(sessions("behaviour = [ehlo-mask, dot-split], ended = true"), 1, SHORT);
            assertThat(awaited.enough()).isFalse();
            assertThat(awaited.nearest())
                    .contains(new Nearest(2, 2, 3, List.of("behaviour dot-split: it had banner-stars, ehlo-mask")));
        }
    }

    @Test
    void where_nothing_happened_nothing_is_near() {
        try (Lab lab = Lab.start(SETTINGS)) {
            assertThat(lab.sessions().await(SessionMatch.ANY, 1, SHORT).nearest())
                    .isEmpty();
            assertThat(lab.messages().await(MessageMatch.ANY, 1, SHORT).nearest())
                    .isEmpty();
        }
    }

    @Test
    void a_session_that_was_cleared_is_not_found() throws IOException {
        try (Lab lab = Lab.start(SETTINGS);
                Talk talk = new Talk(lab.firewall())) {
            talk.hear();
            lab.sessions().clear();
            talk.say("EHLO client.example.com");
            assertThat(lab.sessions().await(SessionMatch.ANY, 1, SHORT).found()).isEmpty();
        }
    }

    @Test
    void a_message_is_known_with_the_session_it_came_through() throws Exception {
        try (Lab lab = Lab.start(SETTINGS)) {
            Talk.through(lab.firewall(), "NOOP");
            Talk.mail(lab.firewall(), "a@a.example", "b@b.example", "Subject: one\r\n two\r\n\r\ntext");
            Talk.mail(lab.mta().orElseThrow(), "a@a.example", "c@c.example", "X: y\r\n\r\nSubject: no");
            Awaited<LabMessage> through =
                    lab.messages().await(messages("subject = \"one two\", session = 2"), 1, BOUND);
            assertThat(through.found()).singleElement().satisfies(it -> {
                assertThat(it.session()).isEqualTo(OptionalLong.of(2));
                assertThat(lab.messages().of(2)).containsExactly(it);
            });
            Awaited<LabMessage> past =
                    lab.messages().await(messages("recipient = \"c@c.example\", tls = false"), 1, BOUND);
            assertThat(past.found()).singleElement().satisfies(it -> {
                assertThat(it.session()).isEmpty();
                assertThat(it.subject()).isEmpty();
            });
            assertThat(lab.messages()
                            .await(messages("sender = \"x@a.example\""), 1, SHORT)
                            .nearest())
                    .contains(new Nearest(2, 0, 1, List.of("sender x@a.example: it was a@a.example")));
            assertThat(lab.events().after(0))
                    .filteredOn(event -> event.kind() == EventKind.MESSAGE_STORED)
                    .extracting(event -> event.proxy() + event.session())
                    .containsExactly("default2", "0");
        }
    }

    @Test
    void a_hundred_wait_and_a_thousand_sessions_wake_each_of_them_once() throws Exception {
        ExecutorService waiters = Executors.newFixedThreadPool(100);
        try (Lab lab = Lab.start(SETTINGS)) {
            List<CompletableFuture<Awaited<JournaledSession>>> waiting = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                SessionMatch match = sessions("verb = EHLO, ended = true, after = " + 9 * i);
                waiting.add(CompletableFuture.supplyAsync(() -> lab.sessions().await(match, 10, BOUND), waiters));
            }
            for (int i = 0; i < 1_000; i++) {
                Talk.through(lab.firewall(), "EHLO client.example.com");
            }
            for (CompletableFuture<Awaited<JournaledSession>> each : waiting) {
                assertThat(each.get(20, TimeUnit.SECONDS).found()).hasSize(10);
            }
        } finally {
            waiters.shutdownNow();
        }
    }

    @Test
    void a_reset_lab_is_as_it_was_at_its_start() throws IOException {
        ProxySettings other = ProxySettings.of(Catalogue.load().policy("PIX 6.3(5)"));
        try (Lab lab = Lab.start(SETTINGS)) {
            InetSocketAddress address = lab.firewall();
            lab.populate(Map.of("second", other));
            lab.proxies().change(Proxies.DEFAULT, other);
            Talk.mail(lab.firewall(), "a@a.example", "b@b.example", "text");
            lab.reset();
            assertThat(lab.proxies().all()).singleElement().satisfies(it -> {
                assertThat(it.settings().policy().firmware()).isEqualTo("ASA 8.2(5)");
                assertThat(it.address()).isEqualTo(address);
            });
            assertThat(lab.messages().all()).isEmpty();
            assertThat(lab.sessions().sessions()).isEmpty();
            lab.proxies().remove(Proxies.DEFAULT, Duration.ZERO);
            lab.reset();
            assertThat(lab.firewall()).isEqualTo(address);
        }
    }

    @Test
    void what_is_populated_twice_is_there_once_and_untouched() throws IOException {
        ProxySettings one = ProxySettings.of(Catalogue.load().policy("PIX 6.3(5)"));
        try (Lab lab = Lab.start(SETTINGS)) {
            InetSocketAddress first = lab.populate(Map.of("one", one)).get(0).address();
            long last = lab.events().last();
            assertThat(lab.populate(
                            Map.of("one", ProxySettings.of(Catalogue.load().policy("PIX 6.3(5)")))))
                    .singleElement()
                    .satisfies(it -> assertThat(it.address()).isEqualTo(first));
            assertThat(lab.events().last()).isEqualTo(last);
            lab.populate(Map.of("one", ProxySettings.of(Catalogue.load().policy("ASA 9.4(1)"))));
            assertThat(lab.proxies().all()).hasSize(2);
            assertThat(lab.events().after(last)).extracting(LabEvent::kind).containsExactly(EventKind.PROXY_CHANGED);
            Talk.through(first, "NOOP");
            assertThat(lab.sessions()
                            .await(sessions("proxy = one"), 1, BOUND)
                            .found()
                            .get(0)
                            .policy()
                            .firmware())
                    .isEqualTo("ASA 9.4(1)");
            await().atMost(BOUND).until(() -> lab.sessions().active() == 0);
        }
    }
}
