package org.fixuplab.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.app.reload.WatchedFiles;
import org.fixuplab.app.settings.Key;
import org.fixuplab.app.settings.Settings;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.journal.EventKind;
import org.jspecify.annotations.Nullable;

/**
 * Goes on reading the files that say what a lab is, while it is served. What they say counts for sessions that begin from then on; what is
 * wrong with them is told once an edit, and what was before stays. Confined to the thread that watches, once it is started.
 */
final class Reloading implements AutoCloseable {

    /** What a lab that runs can take over. */
    private static final Set<Key> LIVE =
            Set.of(Key.FIRMWARE, Key.PERSONA, Key.HOSTNAME, Key.IDLE_TIMEOUT, Key.MAX_SESSIONS);

    private static final String OF_SERVE = "serve.";

    private final Lab lab;
    private final CommandContext context;
    private final Supplier<List<Path>> read;
    private final Printer printer;
    private final Set<Path> gone = new LinkedHashSet<>();
    private Settings settings;
    private @Nullable WatchedFiles watch;

    /** @param read what the lab has been read from, beside the configuration file */
    Reloading(Lab lab, CommandContext context, Supplier<List<Path>> read, Printer printer) {
        this.lab = lab;
        this.context = context;
        this.read = read;
        this.printer = printer;
        this.settings = context.settings();
    }

    /** Begins. What was edited since the command read it counts as well. */
    void start() {
        WatchedFiles files = new WatchedFiles(this::files, this::edited);
        edited(List.of());
        files.start();
        watch = files;
    }

    private Set<Path> files() {
        Set<Path> files = new LinkedHashSet<>(read.get());
        files.addAll(context.settingsFiles());
        return files;
    }

    private void edited(List<Path> files) {
        List<String> names = files.stream().map(Path::toString).toList();
        try {
            missing(files);
            CommandContext.Rereading now = context.again().get();
            List<String> needRestart = needRestart(now.settings());
            List<String> changes = new ArrayList<>();
            if (now.command() instanceof ServeCommand serve) {
                changes.addAll(lab.reload(serve.reread()));
            }
            settings = now.settings();
            tell(names, changes, needRestart);
        } catch (Refusal refusal) {
            failed(names, refusal.sentences());
        } catch (IllegalArgumentException wrong) {
            failed(names, List.of(String.valueOf(wrong.getMessage())));
        } catch (RuntimeException fault) {
            // Whatever it is, the next edit is read.
            failed(names, List.of("a fault of this program: " + fault));
        }
    }

    /** Without the configuration file everything would go back to its default, which nobody means who moves it away. */
    private void missing(List<Path> files) {
        for (Path file : files) {
            if (Files.isRegularFile(file)) {
                gone.remove(file);
            } else {
                gone.add(file);
            }
        }
        if (!gone.isEmpty()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    gone.stream()
                            .map(file -> file + ": the file is gone; put it back, or restart without it")
                            .toList());
        }
    }

    private List<String> needRestart(Settings now) {
        return Arrays.stream(Key.values())
                .filter(key -> !LIVE.contains(key))
                .filter(key -> key.path().startsWith(OF_SERVE) || !key.path().contains("."))
                .filter(key ->
                        !now.resolve(key).value().equals(settings.resolve(key).value()))
                .map(key -> key.path() + ": " + shown(settings, key) + " -> " + shown(now, key))
                .toList();
    }

    private static String shown(Settings settings, Key key) {
        String value = settings.resolve(key).value();
        return value.isEmpty() ? "none" : value;
    }

    private void tell(List<String> files, List<String> changes, List<String> needRestart) {
        if (files.isEmpty() && changes.isEmpty() && needRestart.isEmpty()) {
            return;
        }
        lab.events().tell(EventKind.LAB_RELOADED, "", 0, files, changes, needRestart);
        String edited = String.join(", ", files);
        if (changes.isEmpty() && needRestart.isEmpty()) {
            printer.note("reload: " + edited + ": nothing is different for new sessions");
        }
        changes.forEach(change -> printer.note("reload: " + change));
        needRestart.forEach(change -> printer.note("reload: " + change + ": only after a restart"));
    }

    private void failed(List<String> files, List<String> problems) {
        lab.events().tell(EventKind.RELOAD_FAILED, "", 0, files, problems);
        problems.forEach(problem -> printer.problem("reload: " + problem));
        printer.problem("reload: what was before stays in force");
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
    }
}
