package org.fixuplab.lab.scenario;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.lab.Problem;

/** One reading of one file, and what it found wrong. Used once. */
final class ScenarioFileReading {

    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([^}?]+)}");

    /** So many substitutions that lead nowhere are told one by one. */
    private static final int MOST_UNRESOLVED = 20;

    private final Path path;
    private final String file;
    private final SourceText source = new SourceText();
    private final List<Problem> problems = new ArrayList<>();

    /** Lines that are wrong in a way that makes what was read of them worthless. */
    private final Set<Integer> spoilt = new HashSet<>();

    /** Values that stand in for missing ones have no line. */
    private boolean unresolved;

    private final ScenarioReader reader;

    ScenarioFileReading(Path path, boolean needsClient) {
        this.path = path;
        this.file = path.toString();
        this.reader = new ScenarioReader(path, source, problems, needsClient);
    }

    ScenarioFile read() throws ScenarioException {
        if (!Files.isRegularFile(path)) {
            problems.add(
                    Files.isDirectory(path)
                            ? new Problem(file, 0, "this is a folder", "name the scenario files in it")
                            : new Problem(
                                    file,
                                    0,
                                    Files.exists(path) ? "this is a device, not a file" : "there is no such file",
                                    "name a scenario file, such as scenarios/esa-starttls-masked.conf"));
            throw new ScenarioException(problems);
        }
        if (!Files.isReadable(path)) {
            problems.add(new Problem(file, 0, "the file cannot be read", "give yourself the right to read it"));
            throw new ScenarioException(problems);
        }
        if (source.lines(file).stream().anyMatch(line -> line.indexOf('\0') >= 0)) {
            problems.add(new Problem(file, 0, "this is no text in UTF-8", "name a scenario file, saved as UTF-8"));
            throw new ScenarioException(problems);
        }
        spoiltBy(CutValues.in(file, source.lines(file)));
        includes();
        List<Scenario> cases = new ArrayList<>();
        parse().ifPresent(config -> {
            ConfigObject root = resolved(config);
            version(root);
            cases.addAll(cases(root));
        });
        if (!problems.isEmpty()) {
            throw new ScenarioException(sorted());
        }
        return new ScenarioFile(path, cases);
    }

    private void spoiltBy(List<Problem> found) {
        problems.addAll(found);
        found.forEach(problem -> spoilt.add(problem.line()));
    }

    /** The library passes over an include that it does not find. */
    private void includes() {
        List<String> lines = source.lines(file);
        for (int i = 0; i < lines.size(); i++) {
            Optional<String> include = Includes.in(lines.get(i));
            if (include.isPresent() && !Files.exists(path.resolveSibling(include.get()))) {
                spoiltBy(List.of(new Problem(
                        file,
                        i + 1,
                        "there is no file " + include.get() + " to include",
                        "put it beside the scenario")));
            }
        }
    }

    private Optional<Config> parse() {
        try {
            return Optional.of(ConfigFactory.parseFile(
                    path.toFile(),
                    ConfigParseOptions.defaults().setAllowMissing(false).setSyntax(ConfigSyntax.CONF)));
        } catch (ConfigException.IO missing) {
            if (problems.isEmpty()) {
                problems.add(new Problem(file, 0, "the file cannot be read", "give yourself the right to read it"));
            }
        } catch (ConfigException wrong) {
            problems.add(Syntax.problem(file, wrong));
        } catch (StackOverflowError deep) {
            // The parser descends into each bracket.
            problems.add(new Problem(file, 0, "the brackets are nested too deep", "close some of them"));
        }
        return Optional.empty();
    }

    /** A substitution that leads nowhere is told, given a value, and the others are looked for. */
    private ConfigObject resolved(Config config) {
        Config standing = config;
        for (int i = 0; i < MOST_UNRESOLVED; i++) {
            try {
                return standing.resolve().root();
            } catch (ConfigException.UnresolvedSubstitution wrong) {
                Matcher found = SUBSTITUTION.matcher(String.valueOf(wrong.getMessage()));
                if (!found.find()) {
                    problems.add(Syntax.problem(file, wrong));
                    break;
                }
                unresolved = true;
                spoiltBy(List.of(Syntax.unresolved(file, wrong, found.group(1))));
                standing =
                        standing.withFallback(ConfigValueFactory.fromAnyRef("").atPath(found.group(1)));
            } catch (ConfigException wrong) {
                problems.add(Syntax.problem(file, wrong));
                break;
            }
        }
        return ConfigFactory.empty().root();
    }

    private void version(ConfigObject root) {
        ConfigValue version = root.get(Key.VERSION.path());
        if (version == null) {
            problems.add(new Problem(file, 1, "the version is missing", "begin the file with version = 1"));
        } else if (!Entries.scalar(version).orElse("").equals("1")) {
            reader.problem(version, "version is not 1, the only one there is", "write version = 1");
        }
    }

    private List<Scenario> cases(ConfigObject root) {
        ConfigObject base = root.withoutKey(Key.CASES.path());
        reader.judgeKeys("", base);
        ConfigValue written = root.get(Key.CASES.path());
        if (written == null || written.valueType() == ConfigValueType.NULL) {
            return List.of(reader.read(Optional.empty(), base, base));
        }
        if (!(written instanceof ConfigObject cases) || cases.isEmpty()) {
            reader.problem(written, "cases holds no case", "write cases { name { ... } }, or remove it");
            return List.of();
        }
        List<Scenario> scenarios = new ArrayList<>();
        cases.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, ConfigValue> entry) ->
                                entry.getValue().origin().lineNumber())
                        .thenComparing(Map.Entry::getKey))
                .forEach(
                        entry -> oneCase(entry.getKey(), entry.getValue(), base).ifPresent(scenarios::add));
        return scenarios;
    }

    private Optional<Scenario> oneCase(String name, ConfigValue written, ConfigObject base) {
        if (!(written instanceof ConfigObject overrides) || overrides.isEmpty()) {
            reader.problem(written, "case " + name + " changes nothing", "write what differs in it, or remove it");
            return Optional.empty();
        }
        List<Integer> places = placesOf(name, written);
        if (places.size() > 1) {
            problems.add(new Problem(
                    file,
                    places.get(1),
                    "there is a second case " + name,
                    "give it another name; the first is in line " + places.get(0)));
        }
        for (Key key : new Key[] {Key.VERSION, Key.CASES}) {
            if (overrides.containsKey(key.path())) {
                reader.problem(
                        overrides.get(key.path()),
                        "a case has no " + key.path(),
                        "write it once, outside of the cases");
            }
        }
        reader.judgeKeys("", overrides.withoutKey(Key.CASES.path()));
        return Optional.of(reader.read(Optional.of(name), overrides.withFallback(base), overrides));
    }

    /** The lines that begin the case with a brace. Two of a name become one when they are read. */
    private List<Integer> placesOf(String name, ConfigValue written) {
        Pattern begin = Pattern.compile("(^|[\\s{,])\"?" + Pattern.quote(name) + "\"?\\s*[:=]?\\s*\\{");
        List<Integer> places = new ArrayList<>();
        Matcher range = Pattern.compile("([0-9]+)(?:-([0-9]+))?$")
                .matcher(written.origin().description());
        if (range.find() && range.group(2) != null) {
            List<String> lines = source.lines(file);
            int last = Math.min(Integer.parseInt(range.group(2)), lines.size());
            for (int line = Integer.parseInt(range.group(1)); line <= last; line++) {
                if (begin.matcher(lines.get(line - 1)).find()) {
                    places.add(line);
                }
            }
        }
        return places;
    }

    /** Each once, by line; of a spoilt line only the first. */
    private List<Problem> sorted() {
        Set<Integer> told = new HashSet<>();
        return new LinkedHashSet<>(problems)
                .stream()
                        .filter(problem -> !unresolved || problem.line() > 0)
                        .filter(problem -> !problem.file().equals(file)
                                || !spoilt.contains(problem.line())
                                || told.add(problem.line()))
                        .sorted(Comparator.comparing(
                                        (Problem problem) -> !problem.file().equals(file))
                                .thenComparing(Problem::file)
                                .thenComparingInt(Problem::line)
                                .thenComparing(Problem::message))
                        .toList();
    }
}
