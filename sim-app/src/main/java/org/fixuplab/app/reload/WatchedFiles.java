package org.fixuplab.app.reload;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Looks at some files four times a second, and tells when what stands in them is another thing than it was, and has stayed so until the next
 * look: whoever writes a file in two goes is given the time.
 *
 * <p>Looking beats being told here. The platform's watch service sees names in folders: not a symlink swapped two folders up, as a Kubernetes
 * ConfigMap does it, nothing on network file systems, and a file that an editor renames over as a storm of events. What counts is what one
 * reads at the name, and that is what is looked at; a file that has not been touched costs two system calls.
 */
public final class WatchedFiles implements AutoCloseable {

    private static final long PERIOD_MILLIS = 250;

    private final Supplier<Set<Path>> files;
    private final Consumer<List<Path>> edited;
    private final Thread thread;
    private Set<Path> names;
    private Map<Path, FileState> seen;
    private Map<Path, FileState> last;

    /**
     * What stands in them now is what they were; they are looked at once it is started.
     *
     * @param files which; asked again after each edit: what stands in them may name others
     * @param edited told which are different, on a thread of its own; they are not looked at meanwhile
     */
    public WatchedFiles(Supplier<Set<Path>> files, Consumer<List<Path>> edited) {
        this.files = files;
        this.edited = edited;
        this.names = new LinkedHashSet<>(files.get());
        this.seen = look(Map.of());
        this.last = seen;
        this.thread = new Thread(this::watch, "fixuplab-reload");
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(PERIOD_MILLIS);
                look();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        Map<Path, FileState> now = look(last);
        boolean still = contents(now).equals(contents(last));
        last = now;
        if (!still || contents(now).equals(contents(seen))) {
            return;
        }
        List<Path> different = now.keySet().stream()
                .filter(file -> !contentOf(file, now).equals(contentOf(file, seen)))
                .toList();
        seen = now;
        if (!different.isEmpty()) {
            edited.accept(different);
            names = new LinkedHashSet<>(files.get());
            // Another file that is named now counts as it is now.
            last = look(last);
            Map<Path, FileState> known = seen;
            seen = new LinkedHashMap<>(last);
            seen.replaceAll((file, state) -> known.getOrDefault(file, state));
        }
    }

    private Map<Path, FileState> look(Map<Path, FileState> before) {
        Map<Path, FileState> now = new LinkedHashMap<>();
        for (Path file : names) {
            now.put(file, FileState.of(file, before.get(file)));
        }
        return now;
    }

    private static Map<Path, String> contents(Map<Path, FileState> states) {
        Map<Path, String> contents = new LinkedHashMap<>();
        states.forEach((file, state) -> contents.put(file, state.content()));
        return contents;
    }

    private static String contentOf(Path file, Map<Path, FileState> states) {
        FileState state = states.get(file);
        return state == null ? "" : state.content();
    }

    /** No longer looks. Returns when nobody is told any more, unless that is who calls. */
    @Override
    public void close() {
        thread.interrupt();
        if (Thread.currentThread() != thread) {
            boolean interrupted = false;
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
