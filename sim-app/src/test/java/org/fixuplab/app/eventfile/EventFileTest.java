package org.fixuplab.app.eventfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.app.output.Outbox;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.lab.journal.EventKind;
import org.fixuplab.lab.journal.LabEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class EventFileTest {

    private static final Pattern ID = Pattern.compile("^\\{\"id\":(\\d+),.*}$");

    @TempDir
    private Path folder;

    private final Queue<String> notes = new ConcurrentLinkedQueue<>();

    private static LabEvent event(long id) {
        return new LabEvent(id, Instant.EPOCH, EventKind.LOG_LINE, "default", 1, "302013", "%ASA-6-302013: x");
    }

    private static void tell(Outbox<LabEvent> outbox, long from, long to) {
        for (long id = from; id <= to; id++) {
            outbox.add(event(id));
        }
    }

    private static List<Long> ids(Path file) {
        List<Long> ids = new ArrayList<>();
        for (String line : read(file)) {
            Matcher matcher = ID.matcher(line);
            assertThat(matcher.matches()).as(line).isTrue();
            ids.add(Long.parseLong(matcher.group(1)));
        }
        return ids;
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Test
    void full_files_move_up_and_no_event_is_lost_but_with_the_oldest_file() throws Exception {
        Path file = folder.resolve("out.jsonl");
        try (Outbox<LabEvent> outbox = EventFile.open(file, 2_000, 3, notes::add)) {
            tell(outbox, 1, 100);
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(it -> it.getFileName().toString()))
                    .containsExactlyInAnyOrder("out.jsonl", "out.jsonl.1", "out.jsonl.2", "out.jsonl.3");
        }
        List<Long> kept = new ArrayList<>();
        for (String name : List.of("out.jsonl.3", "out.jsonl.2", "out.jsonl.1", "out.jsonl")) {
            assertThat(Files.size(folder.resolve(name))).as(name).isBetween(1L, 2_000L);
            kept.addAll(ids(folder.resolve(name)));
        }
        assertThat(kept).isSorted().endsWith(100L).doesNotHaveDuplicates();
        assertThat(kept.get(kept.size() - 1) - kept.get(0) + 1).isEqualTo(kept.size());
        assertThat(notes).isEmpty();
    }

    @Test
    void an_event_larger_than_a_file_has_one_of_its_own() {
        Path file = folder.resolve("out.jsonl");
        try (Outbox<LabEvent> outbox = EventFile.open(file, 10, 2, notes::add)) {
            tell(outbox, 1, 3);
        }
        assertThat(ids(file)).containsExactly(3L);
        assertThat(ids(folder.resolve("out.jsonl.1"))).containsExactly(2L);
        assertThat(ids(folder.resolve("out.jsonl.2"))).containsExactly(1L);
    }

    @Test
    void with_nothing_kept_a_full_file_begins_anew() {
        Path file = folder.resolve("out.jsonl");
        try (Outbox<LabEvent> outbox = EventFile.open(file, 10, 0, notes::add)) {
            tell(outbox, 1, 3);
        }
        assertThat(ids(file)).containsExactly(3L);
        assertThat(folder).isDirectoryNotContaining("glob:**.1");
    }

    @Test
    void a_file_that_is_there_is_added_to() {
        Path file = folder.resolve("out.jsonl");
        for (int run = 0; run < 2; run++) {
            try (Outbox<LabEvent> outbox = EventFile.open(file, 1_000_000, 1, notes::add)) {
                tell(outbox, 1, 2);
            }
        }
        assertThat(ids(file)).containsExactly(1L, 2L, 1L, 2L);
    }

    @Test
    void a_burst_is_in_the_file_at_once() {
        Path file = folder.resolve("out.jsonl");
        try (Outbox<LabEvent> outbox = EventFile.open(file, 1_000_000, 1, notes::add)) {
            tell(outbox, 1, 20);
            await().untilAsserted(() -> assertThat(ids(file)).hasSize(20));
        }
    }

    @Test
    void a_file_that_cannot_be_opened_is_the_environments_fault() {
        Path file = folder.resolve("missing").resolve("out.jsonl");
        assertThatThrownBy(() -> EventFile.open(file, 1, 1, notes::add))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
                    assertThat(refusal).hasMessageContaining("no such file or directory (--events FILE names another)");
                });
    }

    @Test
    void when_files_cannot_be_rotated_it_is_told_once_and_goes_on_when_they_can_with_a_gap_in_the_ids()
            throws Exception {
        Path file = folder.resolve("out.jsonl");
        // A folder that is not empty is in the way.
        Path obstacle = Files.createDirectories(folder.resolve("out.jsonl.1").resolve("full"));
        try (Outbox<LabEvent> outbox = EventFile.open(file, 200, 1, notes::add)) {
            tell(outbox, 1, 1);
            await().until(() -> outbox.delivered() == 1);
            for (long id = 2; id < 6; id++) {
                long now = id;
                outbox.add(event(now));
                await().until(() -> outbox.leftOut() == now - 1);
            }
            assertThat(notes)
                    .singleElement()
                    .asString()
                    .contains("cannot be written")
                    .endsWith("from id 2 on, until it can");
            Files.delete(obstacle);
            Files.delete(obstacle.getParent());
            tell(outbox, 6, 7);
            await().until(() -> outbox.delivered() == 3);
        }
        assertThat(ids(folder.resolve("out.jsonl.1"))).containsExactly(6L);
        assertThat(ids(file)).containsExactly(7L);
        assertThat(notes).anyMatch(note -> note.endsWith("is written again from id 6 on; 4 events were left out"));
        assertThat(notes).hasSize(3).anyMatch(note -> note.endsWith(": 4 left out"));
    }

    @Test
    void a_full_disk_is_told_once_and_counted() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "there is no /dev/full here");
        try (Outbox<LabEvent> outbox = EventFile.open(full, 1_000_000, 1, notes::add)) {
            tell(outbox, 1, 500);
            await().until(() -> outbox.leftOut() == 500);
        }
        assertThat(Collections.list(Collections.enumeration(notes)))
                .hasSize(2)
                .anyMatch(note -> note.contains("/dev/full cannot be written: No space left on device"));
    }
}
