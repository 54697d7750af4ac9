package org.fixuplab.app.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WatchedFilesTest {

    private static final Duration BOUND = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private Path file;
    private WatchedFiles watch;

    @BeforeEach
    void begin() throws IOException {
        file = folder.resolve("file.conf");
        Files.writeString(file, "one");
    }

    private void watch(Path... files) {
        watch = new WatchedFiles(() -> Set.of(files), edited -> edited.forEach(path -> told.add(text(path))));
        watch.start();
    }

    @AfterEach
    void end() {
        watch.close();
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException gone) {
            return "gone";
        }
    }

    private void awaitTold(String... texts) {
        await().atMost(BOUND).untilAsserted(() -> assertThat(told).containsExactly(texts));
    }

    @Test
    void what_is_written_into_it_is_told_once() throws IOException {
        watch(file);
        Files.writeString(file, "two");
        awaitTold("two");
        Files.writeString(file, "three");
        awaitTold("two", "three");
    }

    @Test
    void an_editor_that_renames_over_it_is_seen_even_if_size_and_time_are_the_same() throws IOException {
        FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(file, old);
        watch(file);
        Path swap = folder.resolve("file.conf~");
        Files.writeString(swap, "two");
        Files.setLastModifiedTime(swap, old);
        Files.move(swap, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        awaitTold("two");
    }

    @Test
    void a_symlink_two_folders_up_that_is_swapped_as_in_a_config_map_is_seen() throws IOException {
        Path mount = Files.createDirectory(folder.resolve("mount"));
        for (String version : List.of("one", "two")) {
            Path data = Files.createDirectory(mount.resolve(".." + version));
            Files.writeString(data.resolve("lab.conf"), version);
        }
        Files.createSymbolicLink(mount.resolve("..data"), Path.of("..one"));
        Files.createSymbolicLink(mount.resolve("lab.conf"), Path.of("..data", "lab.conf"));
        watch(mount.resolve("lab.conf"));
        Files.createSymbolicLink(mount.resolve("..data_tmp"), Path.of("..two"));
        Files.move(mount.resolve("..data_tmp"), mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        awaitTold("two");
    }

    @Test
    void a_file_that_goes_and_comes_back_is_told_both_times() throws IOException {
        watch(file);
        Files.delete(file);
        awaitTold("gone");
        Files.writeString(file, "one");
        awaitTold("gone", "one");
    }

    @Test
    void a_touch_tells_nothing_and_another_file_is_looked_at_as_well() throws IOException {
        Path other = folder.resolve("other.conf");
        watch(file, other);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        Files.writeString(other, "new");
        awaitTold("new");
    }

    @Test
    void what_a_file_names_is_looked_at_once_it_is_named() throws IOException {
        Path other = folder.resolve("other.conf");
        Files.writeString(other, "a");
        watch = new WatchedFiles(
                () -> text(file).equals("one") ? Set.of(file) : Set.of(file, other),
                edited -> edited.forEach(path -> told.add(text(path))));
        watch.start();
        Files.writeString(other, "b");
        Files.writeString(file, "names other");
        awaitTold("names other");
        Files.writeString(other, "c");
        awaitTold("names other", "c");
    }
}
