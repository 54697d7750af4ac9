package org.fixuplab.lab.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.fixuplab.lab.sender.Job;
import org.fixuplab.lab.sender.MissingProgramException;
import org.fixuplab.lab.sender.Sender;
import org.fixuplab.send.Attempt;
import org.fixuplab.send.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MatrixTest {

    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final List<Column> COLUMNS = List.of(Columns.firmware("none"), Columns.firmware("asa-8.2.5"));

    private static Matrix matrix(Sender... senders) {
        return new Matrix(List.of(senders), COLUMNS, BOUND, 4);
    }

    private static List<Cell> run(Matrix matrix) throws Exception {
        return matrix.run(cell -> {});
    }

    @Test
    void cells_come_row_by_row_and_are_told_as_they_are_done() throws Exception {
        List<Cell> told = new ArrayList<>();
        List<Cell> cells = matrix(
                        Dialogue.inClear("plain"), Dialogue.overTls("strict", true), Dialogue.overTls("blind", false))
                .run(told::add);
        assertThat(cells)
                .extracting(cell -> cell.sender() + " " + cell.column() + " " + cell.verdict())
                .containsExactly(
                        "plain none clear",
                        "plain asa-8.2.5 clear",
                        "strict none tls(verified)",
                        "strict asa-8.2.5 deferred",
                        "blind none tls(unverified)",
                        "blind asa-8.2.5 deferred");
        assertThat(told).containsExactlyInAnyOrderElementsOf(cells);
        assertThat(cells.get(0).sessions()).hasSize(1);
        assertThat(cells.get(0).took()).isPositive();
    }

    @Test
    void each_mail_has_a_message_id_of_its_own_and_an_empty_folder() throws Exception {
        Set<String> ids = ConcurrentHashMap.newKeySet();
        Set<Path> folders = ConcurrentHashMap.newKeySet();
        AtomicInteger files = new AtomicInteger();
        run(matrix(new ScriptedSender("looks", job -> {
            ids.add(new String(job.mail().octets(), java.nio.charset.StandardCharsets.US_ASCII)
                    .replaceAll("(?s).*(Message-ID: \\S+).*", "$1"));
            folders.add(job.folder());
            files.addAndGet(job.folder().toFile().list().length);
            Files.writeString(job.folder().resolve("left"), "behind");
            return List.of(Dialogue.attempt(Verdict.FAILED));
        })));
        assertThat(ids).hasSize(2);
        assertThat(folders).hasSize(2).allSatisfy(folder -> assertThat(folder).doesNotExist());
        assertThat(files).hasValue(0);
    }

    @Test
    void a_mail_that_arrives_twice_is_a_duplicate() throws Exception {
        Sender twice = new ScriptedSender("twice", job -> {
            Dialogue.inClear("").send(job);
            Dialogue.inClear("").send(job);
            return List.of(Dialogue.attempt(Verdict.DEFERRED), Dialogue.attempt(Verdict.CLEAR));
        });
        assertThat(run(matrix(twice))).extracting(Cell::verdict).containsOnly("duplicate");
    }

    @Test
    void a_sender_that_claims_to_have_failed_is_noted_if_the_mail_arrived() throws Exception {
        Sender liar = new ScriptedSender("liar", job -> {
            Dialogue.inClear("").send(job);
            return List.of(Dialogue.attempt(Verdict.BOUNCED));
        });
        assertThat(run(matrix(liar)))
                .extracting(Cell::verdict, Cell::note)
                .containsOnly(org.assertj.core.groups.Tuple.tuple("bounced", "delivered all the same, in clear"));
    }

    @Test
    void a_sender_that_is_slow_beside_others_is_tried_again_alone() throws Exception {
        AtomicInteger busy = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Set<String> seen = ConcurrentHashMap.newKeySet();
        Sender slow = new ScriptedSender("slow", job -> {
            if (seen.size() < 2) {
                seen.add(job.folder().toString());
                return List.of();
            }
            most.accumulateAndGet(busy.incrementAndGet(), Math::max);
            List<Attempt> attempts = Dialogue.inClear("").send(job);
            busy.decrementAndGet();
            return attempts;
        });
        AtomicBoolean othersDone = new AtomicBoolean(true);
        List<Cell> cells = matrix(slow, Dialogue.inClear("plain")).run(cell -> {
            if (cell.sender().equals("slow")) {
                assertThat(othersDone).isTrue();
            }
        });
        assertThat(cells).extracting(Cell::verdict).containsOnly("clear");
        assertThat(cells.get(0).note()).isEqualTo("it took too long beside others, and not alone");
        assertThat(cells.get(2).note()).isEmpty();
        assertThat(most).hasValue(1);
    }

    @Test
    void a_sender_that_is_slow_alone_as_well_is_hung() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Sender hung = new ScriptedSender("hung", job -> {
            calls.incrementAndGet();
            try (Dialogue dialogue = new Dialogue(job.server())) {
                dialogue.reply();
            }
            return List.of();
        });
        List<Cell> cells = run(matrix(hung));
        assertThat(cells).extracting(Cell::verdict).containsOnly("hung");
        assertThat(cells).allSatisfy(cell -> assertThat(cell.sessions()).hasSize(1));
        assertThat(calls).hasValue(4);
    }

    @Test
    void what_is_missing_is_told_before_any_cell_has_run() {
        AtomicInteger closed = new AtomicInteger();
        AtomicInteger sent = new AtomicInteger();
        Sender there = new Sender() {
            @Override
            public String name() {
                return "there";
            }

            @Override
            public void open() {}

            @Override
            public List<Attempt> send(Job job) {
                sent.incrementAndGet();
                return List.of();
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
        assertThatThrownBy(() -> run(matrix(there, new Absent("one"), new Absent("two"))))
                .isInstanceOf(MissingProgramException.class)
                .hasMessage("one is not there\ntwo is not there");
        assertThat(sent).hasValue(0);
        assertThat(closed).hasValue(1);
    }

    private record Absent(String name) implements Sender {
        @Override
        public void open() throws MissingProgramException {
            throw new MissingProgramException(name + " is not there");
        }

        @Override
        public List<Attempt> send(Job job) {
            return List.of();
        }

        @Override
        public void close() {
            throw new IllegalStateException("was never open");
        }
    }

    @Test
    void a_program_that_a_program_misses_is_no_result() {
        Sender wrapper = new ScriptedSender("wrapper", job -> {
            throw new MissingProgramException("what it calls is not there");
        });
        assertThatThrownBy(() -> run(matrix(wrapper)))
                .isInstanceOf(MissingProgramException.class)
                .hasMessage("what it calls is not there");
    }

    @Test
    void a_cell_that_the_machine_could_not_run_is_tried_again_alone() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Sender unlucky = new ScriptedSender("unlucky", job -> {
            if (calls.incrementAndGet() == 1) {
                throw new IOException("no port left");
            }
            return Dialogue.inClear("").send(job);
        });
        List<Cell> cells = matrix(unlucky).run(cell -> {});
        assertThat(cells).extracting(Cell::verdict).containsOnly("clear");
        assertThat(cells).extracting(Cell::note).contains("beside others it could not be run: no port left", "");
    }

    @Test
    void a_sender_that_only_waits_before_a_certificate_is_not_called_verifying() throws Exception {
        ScriptedSender strict = Dialogue.overTls("", true);
        Sender asks = new ScriptedSender("asks", job -> {
            List<Attempt> attempts = strict.send(job);
            return attempts.get(0).verdict() == Verdict.TLS ? attempts : List.of();
        });
        List<Cell> cells = new Matrix(List.of(asks), COLUMNS.subList(0, 1), BOUND, 1).run(cell -> {});
        assertThat(cells).extracting(Cell::verdict).containsExactly("tls(unverified)");
        assertThat(cells.get(0).note()).startsWith("whether it looks at certificates is not known: ");
    }

    @Test
    void progress_tells_which_cells_have_begun() throws Exception {
        List<String> told = new ArrayList<>();
        Matrix.Progress progress = new Matrix.Progress() {
            @Override
            public void begun(String sender, String column) {
                told.add("begun " + sender + " " + column);
            }

            @Override
            public void done(Cell cell) {
                told.add("done " + cell.sender() + " " + cell.column());
            }
        };
        new Matrix(List.of(Dialogue.inClear("plain")), COLUMNS.subList(0, 1), BOUND, 1).run(progress);
        assertThat(told).containsExactly("begun plain none", "done plain none");
    }

    @Test
    void a_machine_in_the_way_is_no_result() {
        Sender broken = new ScriptedSender("broken", job -> {
            throw new IOException("no space left");
        });
        assertThatThrownBy(() -> run(matrix(broken)))
                .isInstanceOf(IOException.class)
                .hasMessage("no space left");
    }

    @Test
    void an_interrupt_stops_everything() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        AtomicInteger interrupted = new AtomicInteger();
        Sender waits = new ScriptedSender("waits", job -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.incrementAndGet();
                throw e;
            }
            return List.of();
        });
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                run(matrix(waits));
            } catch (Throwable e) {
                thrown.set(e);
            }
        });
        thread.start();
        begun.await();
        thread.interrupt();
        await().atMost(BOUND).untilAsserted(() -> assertThat(thread.isAlive()).isFalse());
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(interrupted).hasValue(2);
    }

    @Test
    void every_cell_is_in_one_share_and_always_in_the_same() throws Exception {
        Matrix whole =
                matrix(Dialogue.inClear("a"), Dialogue.inClear("b"), Dialogue.inClear("c"), Dialogue.inClear("d"));
        Set<String> seen = new HashSet<>();
        int ran = 0;
        for (int i = 1; i <= 3; i++) {
            Matrix share = whole.shard(i, 3);
            List<Cell> cells = run(share);
            assertThat(cells).hasSize(share.cells());
            ran += cells.size();
            cells.forEach(cell -> seen.add(cell.sender() + cell.column()));
        }
        assertThat(ran).isEqualTo(8);
        assertThat(seen).hasSize(8);
        assertThat(run(whole.shard(2, 3)))
                .extracting(cell -> cell.sender() + " " + cell.column())
                .containsExactly("a asa-8.2.5", "c none", "d asa-8.2.5");
    }

    @Test
    void a_cell_keeps_a_bounded_number_of_sessions() throws Exception {
        Sender stubborn = new ScriptedSender("stubborn", job -> {
            for (int i = 0; i < 30; i++) {
                try (Dialogue dialogue = new Dialogue(job.server())) {
                    dialogue.reply();
                    dialogue.say("QUIT");
                }
            }
            return List.of(Dialogue.attempt(Verdict.DEFERRED));
        });
        assertThat(run(matrix(stubborn)))
                .allSatisfy(cell -> assertThat(cell.sessions()).hasSize(Kept.MOST_SESSIONS));
    }
}
