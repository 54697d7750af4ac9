package org.fixuplab.lab.scenario;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.Problem;

/** Reads one case: the file's keys, with the case's laid over them. */
final class ScenarioReader {

    private static final Duration QUIET = Duration.ofMillis(200);

    private final Path file;
    private final SourceText source;
    private final List<Problem> problems;
    private final boolean needsClient;

    ScenarioReader(Path file, SourceText source, List<Problem> problems, boolean needsClient) {
        this.file = file;
        this.source = source;
        this.problems = problems;
        this.needsClient = needsClient;
    }

    /** @param where the object that stands for the case, to say where something is missing */
    Scenario read(Optional<String> caseName, ConfigObject keys, ConfigObject where) {
        Entries entries = new Entries(file.toString(), keys, source, problems);
        LabSettings lab = new MtaReader(entries, folder()).read(new FirewallReader(entries).read());
        Client client = new ClientReader(entries, folder()).read();
        Expectations expect = new ExpectReader(entries).read(client);
        Scenario scenario = new Scenario(
                file,
                caseName,
                entries.text(Key.TITLE).orElse(""),
                entries.text(Key.SYMPTOM).orElse(""),
                entries.texts(Key.SOURCES),
                lab,
                client,
                expect,
                entries.duration(Key.QUIET).orElse(QUIET));
        judgeWhole(entries, scenario, where);
        return scenario.title().isEmpty() ? scenario.withTitle(scenario.name()) : scenario;
    }

    private Path folder() {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    private void judgeWhole(Entries entries, Scenario scenario, ConfigObject where) {
        if (!needsClient) {
            return;
        }
        boolean expects = !scenario.expect().lines().byKey().isEmpty();
        if (!(scenario.client() instanceof Client.Nobody)) {
            if (scenario.client() instanceof Client.Runs && !expects) {
                entries.problem(
                        where.origin(),
                        "a command without expect can only pass",
                        "write expect { client.exit = 0 }, or what else shall be true");
            }
        } else if (expects) {
            entries.problem(
                    where.origin(), "nobody talks to the firewall", "write client.play, client.send or client.command");
        } else {
            entries.problem(
                    where.origin(),
                    "there is neither a play nor anything to expect",
                    "write client.play, or client.command and expect");
        }
    }

    /** Reports keys that there are not; {@code prefix} is where the object stands. */
    void judgeKeys(String prefix, ConfigObject object) {
        for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
            String path = prefix + entry.getKey();
            ConfigValue value = entry.getValue();
            Optional<Key> key = Key.of(path);
            if (key.isPresent() || value.valueType() == ConfigValueType.NULL) {
                continue;
            }
            if (!Key.isGroup(path)) {
                problem(value, "there is no key " + path, Key.suggest(path));
            } else if (value instanceof ConfigObject group) {
                judgeKeys(path + ".", group);
            } else {
                problem(value, path + " is not a group of keys", "write " + path + " { ... }");
            }
        }
    }

    void problem(ConfigValue value, String message, String remedy) {
        new Entries(file.toString(), value.atKey("here").root(), source, problems)
                .problem(value.origin(), message, remedy);
    }
}
