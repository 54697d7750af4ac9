package org.fixuplab.proxy.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.event.LegAct;
import org.fixuplab.proxy.observe.LegSignal;
import org.fixuplab.proxy.observe.Spoken;
import org.fixuplab.smtp.Octets;
import org.fixuplab.smtp.Verb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SessionRecorderTest {

    private static final Direction CLIENT = Direction.FROM_CLIENT;
    private static final Direction SERVER = Direction.FROM_SERVER;

    private final List<Entry> heard = new ArrayList<>();

    private SessionRecorder recorder(int limit, Secrets secrets) {
        return new SessionRecorder(limit, secrets, () -> Instant.EPOCH, heard::add);
    }

    private static List<String> octets(SessionRecorder recorder) {
        List<String> lines = new ArrayList<>();
        for (Entry entry : recorder.snapshot().entries()) {
            if (entry instanceof Entry.Segment segment) {
                lines.add(segment.from() + "@" + segment.offset() + " " + segment.before().length + ">"
                        + segment.after().length);
            } else if (entry instanceof Entry.Omitted omitted) {
                lines.add(omitted.from() + "@" + omitted.offset() + " [" + omitted.sent() + ">" + omitted.got() + "]");
            }
        }
        return lines;
    }

    @Test
    void the_limit_may_be_inside_a_segment() {
        SessionRecorder recorder = recorder(100, Secrets.STARRED);
        new Spoken(recorder)
                .client(new byte[60])
                .client(new byte[60])
                .server("250 ok\r\n")
                .client(new byte[10])
                .server("221 bye\r\n");
        assertThat(octets(recorder))
                .containsExactly(
                        "FROM_CLIENT@0 60>60",
                        "FROM_CLIENT@60 40>40",
                        "FROM_CLIENT@100 [30>30]",
                        "FROM_SERVER@0 [17>17]");
        assertThat(heard.stream().filter(Entry.Segment.class::isInstance)).hasSize(5);
    }

    @Test
    void what_is_said_after_a_message_too_big_to_keep_is_kept() {
        SessionRecorder recorder = recorder(1_000, Secrets.STARRED);
        Spoken spoken = new Spoken(recorder);
        for (int message = 0; message < 2; message++) {
            spoken.client("DATA\r\n").dataStarts().server("354 go\r\n");
            spoken.client(new byte[700]).client(new byte[5_000]);
            spoken.dataEnds(60).client("x".repeat(55) + "\r\n.\r\nRSET\r\n").server("250 queued\r\n");
        }
        assertThat(octets(recorder))
                .containsExactly(
                        "FROM_CLIENT@0 6>6",
                        "FROM_SERVER@0 8>8",
                        "FROM_CLIENT@6 686>686",
                        "FROM_CLIENT@692 [5069>5069]",
                        "FROM_CLIENT@5761 11>11",
                        "FROM_SERVER@8 12>12",
                        "FROM_CLIENT@5772 6>6",
                        "FROM_SERVER@20 8>8",
                        "FROM_CLIENT@5778 [5755>5755]",
                        "FROM_CLIENT@11533 11>11",
                        "FROM_SERVER@28 12>12");
    }

    @Test
    void a_listener_may_take_its_time_with_what_another_thread_reads() throws Exception {
        List<Recording> seen = new ArrayList<>();
        SessionRecorder[] own = new SessionRecorder[1];
        own[0] = new SessionRecorder(1_000, Secrets.STARRED, () -> Instant.EPOCH, entry -> {
            Recording read = CompletableFuture.supplyAsync(() -> own[0].snapshot())
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
            assertThat(read.entries()).contains(entry);
            seen.add(read);
        });
        new Spoken(own[0]).event(new Event.Command(0, Verb.NOOP, false)).client("NOOP\r\n");
        own[0].signal(CLIENT, LegSignal.PEER_FIN);
        assertThat(seen)
                .hasSize(3)
                .first()
                .satisfies(it -> assertThat(it.entries()).hasSize(2));
    }

    @Test
    void altered_octets_are_bounded_too() {
        SessionRecorder recorder = recorder(1_000, Secrets.STARRED);
        Spoken spoken = new Spoken(recorder);
        for (int i = 0; i < 100; i++) {
            spoken.event(new Event.Altered("verb-x", CLIENT, 0, new byte[100], new byte[100]))
                    .client("");
        }
        assertThat(recorder.size()).isLessThan(6_000);
        assertThat(recorder.snapshot().eventsLeftOut()).isEqualTo(95);
    }

    @Test
    void what_never_left_is_no_octet_that_the_other_got() {
        SessionRecorder recorder = recorder(40, Secrets.STARRED);
        new Spoken(recorder)
                .client(new byte[40])
                .segment(CLIENT, new byte[50], new byte[20])
                .segment(CLIENT, new byte[5], new byte[0])
                .segment(SERVER, new byte[0], new byte[7]);
        assertThat(octets(recorder))
                .containsExactly("FROM_CLIENT@0 40>40", "FROM_CLIENT@40 [55>20]", "FROM_SERVER@0 [0>7]");
    }

    @Test
    void what_is_kept_and_what_is_left_out_are_together_what_was_said_at_any_limit() {
        for (int seed = 1; seed <= 500; seed++) {
            Random random = new Random(seed);
            SessionRecorder recorder = recorder(random.nextInt(2_000), Secrets.STARRED);
            Spoken spoken = new Spoken(recorder);
            long said = 0;
            long got = 0;
            for (int count = random.nextInt(60); count > 0; count--) {
                byte[] before = new byte[random.nextInt(100)];
                byte[] after = random.nextBoolean() ? before : new byte[random.nextInt(100)];
                spoken.segment(random.nextBoolean() ? CLIENT : SERVER, before, after);
                said += before.length;
                got += after.length;
            }
            for (Entry entry : recorder.snapshot().entries()) {
                if (entry instanceof Entry.Segment segment) {
                    said -= segment.before().length;
                    got -= segment.after().length;
                } else if (entry instanceof Entry.Omitted omitted) {
                    said -= omitted.sent();
                    got -= omitted.got();
                }
            }
            assertThat(said).as("seed %d", seed).isZero();
            assertThat(got).as("seed %d", seed).isZero();
        }
    }

    @Test
    void a_peer_that_says_next_to_nothing_very_often_is_bounded_too() {
        SessionRecorder recorder = recorder(10_000, Secrets.STARRED);
        Spoken spoken = new Spoken(recorder);
        for (int i = 0; i < 100_000; i++) {
            spoken.client("\n");
        }
        assertThat(recorder.snapshot().entries()).hasSizeLessThan(400);
        assertThat(recorder.size()).isLessThan(40_000);
    }

    @Test
    void events_are_bounded_and_the_end_is_told_all_the_same() {
        SessionRecorder recorder = recorder(1_000, Secrets.STARRED);
        Spoken spoken = new Spoken(recorder);
        for (int i = 0; i < 15_000; i++) {
            spoken.event(new Event.Command(0, Verb.NOOP, false)).client("");
        }
        spoken.event(new Event.Ended("header-nested", LegAct.RESET, LegAct.RESET));
        recorder.signal(CLIENT, LegSignal.RESET);
        Recording recording = recorder.snapshot();
        assertThat(recording.entries(Entry.Happened.class)).hasSize(10_001);
        assertThat(recording.eventsLeftOut()).isEqualTo(5_000);
        assertThat(recording.entries().get(recording.entries().size() - 1)).isInstanceOf(Entry.Signalled.class);
        assertThat(heard.stream().filter(Entry.Happened.class::isInstance)).hasSize(15_001);
    }

    @Test
    void what_was_not_altered_is_kept_once() {
        SessionRecorder recorder = recorder(1_000, Secrets.STARRED);
        new Spoken(recorder)
                .segment(CLIENT, Octets.octets("NOOP\r\n"), Octets.octets("NOOP\r\n"))
                .secret(5, 6)
                .client("AUTH secret\r\n");
        assertThat(recorder.snapshot().entries(Entry.Segment.class))
                .allMatch(segment -> segment.before() == segment.after())
                .last()
                .extracting(segment -> Octets.text(segment.before()))
                .isEqualTo("AUTH ******\r\n");
    }

    @Test
    void a_secret_may_reach_over_segments_and_over_what_was_altered() {
        SessionRecorder recorder = recorder(1_000, Secrets.STARRED);
        Spoken spoken = new Spoken(recorder).secret(5, 10).client("AUTH abc").client("defg", "XXXX", "verb-x");
        spoken.client("hij\r\n");
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        for (Entry.Segment segment : recorder.snapshot().entries(Entry.Segment.class)) {
            before.append(Octets.text(segment.before()));
            after.append(Octets.text(segment.after()));
        }
        assertThat(before).hasToString("AUTH **********\r\n");
        assertThat(after).hasToString("AUTH ***XXXX***\r\n");
        assertThat(heard)
                .noneMatch(entry -> entry instanceof Entry.Happened happened
                        && happened.event() instanceof Event.Altered altered
                        && Octets.text(altered.before()).contains("d"));
    }

    @Test
    @Timeout(10)
    void a_segment_with_thousands_of_secrets_takes_no_time_to_speak_of() {
        SessionRecorder recorder = recorder(10_000_000, Secrets.STARRED);
        Spoken spoken = new Spoken(recorder);
        long start = System.nanoTime();
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < 21_000; i++) {
                spoken.secret(3 * i, 1);
                spoken.event(new Event.Altered(
                        "verb-x", CLIENT, round * 63_000L + 3L * i, new byte[] {'s'}, new byte[] {'X'}));
            }
            spoken.client("s\r\n".repeat(21_000));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
}
