package org.fixuplab.lab.scenario;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixuplab.lab.play.Play;
import org.fixuplab.lab.play.PlayParser;

/** Reads {@code client}: a play, a program or the test sender. */
final class ClientReader {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** Of these there may be one. */
    private static final List<Key> KINDS = List.of(Key.PLAY, Key.COMMAND, Key.SEND);

    private final Entries entries;
    private final Path folder;

    ClientReader(Entries entries, Path folder) {
        this.entries = entries;
        this.folder = folder;
    }

    Client read() {
        List<Key> written = KINDS.stream().filter(entries::has).toList();
        if (written.size() > 1) {
            Key second = written.get(1);
            entries.problem(
                    second,
                    "there are both " + written.get(0).path() + " and " + second.path(),
                    "remove one; in a case, " + written.get(0).path() + " = null takes the file's away");
        }
        boolean plays = written.contains(Key.PLAY);
        boolean runs = written.contains(Key.COMMAND);
        unused(Key.PATIENCE, plays, "a play");
        unused(Key.ENVIRONMENT, runs, "a command");
        unused(Key.TIMEOUT, runs, "a command");
        Optional<Duration> patience = entries.duration(Key.PATIENCE);
        Optional<Duration> timeout = entries.duration(Key.TIMEOUT);
        if (plays) {
            return new Client.Plays(play(), patience.orElse(PATIENCE));
        }
        if (runs) {
            return new Client.Runs(entries.line(Key.COMMAND), command(), environment(), timeout.orElse(TIMEOUT));
        }
        return written.contains(Key.SEND) ? new SendReader(entries, folder).read() : new Client.Nobody();
    }

    private void unused(Key key, boolean used, String what) {
        if (!used && entries.has(key)) {
            entries.problem(
                    key,
                    key.path() + " is of no use without " + what,
                    "remove it, or write client.play, client.send or client.command");
        }
    }

    private Play play() {
        return entries.text(Key.PLAY)
                .map(text -> PlayParser.parse(
                        text,
                        entries.value(Key.PLAY)
                                .map(it -> entries.fileOf(it.origin()))
                                .orElseThrow(IllegalStateException::new),
                        folder,
                        entries.places(Key.PLAY, text),
                        entries.problems()))
                .orElseGet(() -> new Play(List.of()));
    }

    private List<String> command() {
        List<String> command = entries.texts(Key.COMMAND);
        boolean written = entries.value(Key.COMMAND)
                .map(value -> value.unwrapped().equals(List.of()))
                .orElse(false);
        if (written || (!command.isEmpty() && command.get(0).isBlank())) {
            entries.problem(
                    Key.COMMAND, "client.command names no program", "write [\"swaks\", \"--server\", \"{host}\"]");
        }
        return command;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        Optional<ConfigValue> value = entries.value(Key.ENVIRONMENT);
        if (value.isEmpty()) {
            return environment;
        }
        if (!(value.get() instanceof ConfigObject variables)) {
            entries.problem(Key.ENVIRONMENT, "client.environment is not a group of keys", "write { NAME = value }");
            return environment;
        }
        variables.forEach((name, written) -> Entries.scalar(written)
                .ifPresentOrElse(
                        text -> environment.put(name, text),
                        () -> entries.problem(
                                written.origin(),
                                "client.environment." + name + " is not a text",
                                "write " + name + " = value")));
        return environment;
    }
}
