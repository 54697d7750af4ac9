package org.fixuplab.app.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.words.NearestWord;

/** Every key's value below the command line: environment, then file, then default. Immutable. */
public final class Settings {

    /** Names in FIXUPLAB_* that are not keys: where the file is, what opens a lab, what {@code exec} exports, what the launcher and the tests read. */
    private static final Set<String> OTHER_VARIABLES = Set.of(
            "FIXUPLAB_CONF",
            "FIXUPLAB_TOKEN",
            "FIXUPLAB_CA",
            "FIXUPLAB_NO_BUILD",
            "FIXUPLAB_REQUIRE_REAL",
            "FIXUPLAB_MTAS");

    private final Map<String, String> environment;
    private final ConfigFile file;
    private final Optional<Path> path;

    private Settings(Map<String, String> environment, Optional<Path> path) {
        this.environment = environment;
        this.path = path;
        this.file = path.map(ConfigFile::read).orElse(ConfigFile.NONE);
    }

    /**
     * Reads the file named by the flag, else by FIXUPLAB_CONF, else ./fixuplab.conf, else ~/.config/fixuplab/fixuplab.conf; of the last two,
     * the first that exists, and none is fine.
     *
     * @throws Refusal if a named file is missing, or the file is wrong
     */
    public static Settings read(Optional<Path> flag, Map<String, String> environment) {
        Optional<Path> file = named(flag, environment)
                .or(() ->
                        usual(environment).stream().filter(Files::isRegularFile).findFirst());
        return new Settings(environment, file);
    }

    private static List<Path> usual(Map<String, String> environment) {
        String home = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path folder = home.isEmpty()
                ? Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", ".")), ".config")
                : Path.of(home);
        return List.of(Path.of("fixuplab.conf"), folder.resolve("fixuplab").resolve("fixuplab.conf"));
    }

    /** The files that could be read: the one that is named, or those that would be if they were there. */
    public static List<Path> candidates(Optional<Path> flag, Map<String, String> environment) {
        return named(flag, environment).map(List::of).orElseGet(() -> usual(environment));
    }

    private static Optional<Path> named(Optional<Path> flag, Map<String, String> environment) {
        return flag.or(() -> Optional.ofNullable(environment.get("FIXUPLAB_CONF"))
                .filter(value -> !value.isEmpty())
                .map(Path::of));
    }

    /** The file that was read, if any. */
    public Optional<Path> file() {
        return path;
    }

    /**
     * A key's value.
     *
     * @throws Refusal if the value makes no sense; it names the place it came from
     */
    public Resolved resolve(Key key) {
        String variable = environment.getOrDefault(key.variable(), "");
        if (!variable.isEmpty()) {
            return checked(new Resolved(key, variable, new Origin.Environment(key.variable())));
        }
        return file.value(key)
                .map(Settings::checked)
                .orElseGet(() -> new Resolved(key, key.standard(), new Origin.Standard()));
    }

    private static Resolved checked(Resolved resolved) {
        if (resolved.value().isEmpty() && resolved.key().standard().isEmpty()) {
            return resolved;
        }
        try {
            resolved.key().kind().check(resolved.value());
            return resolved;
        } catch (IllegalArgumentException wrong) {
            throw Refusal.usage(resolved.origin() + ": " + resolved.key().path() + ": " + wrong.getMessage());
        }
    }

    /** A sentence for each FIXUPLAB_* variable that nothing reads. */
    public List<String> unknownVariables() {
        List<String> known = Arrays.stream(Key.values()).map(Key::variable).toList();
        return new TreeSet<>(environment.keySet())
                .stream()
                        .filter(name -> name.startsWith("FIXUPLAB_"))
                        .filter(name -> !known.contains(name) && !OTHER_VARIABLES.contains(name))
                        .map(name -> "environment " + name + " means nothing" + NearestWord.hint(name, known))
                        .toList();
    }
}
