package org.fixuplab.firmware;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the catalogue, strictly: what is unknown, missing or of the wrong type is our own mistake. */
final class CatalogueReader {

    private static final Set<String> CATALOGUE =
            Set.of("spans", "sources", "shared", "behaviours", "statements", "logs", "signs", "look-alikes");
    private static final Set<String> SPAN = Set.of("platform", "from", "before", "name", "maps-from");
    private static final Set<String> BEHAVIOUR = Set.of(
            "id",
            "summary",
            "confidence",
            "sources",
            "note",
            "group",
            "map-class",
            "parameters",
            "ranges",
            "alternatives",
            "signs",
            "probe");
    private static final Set<String> LOOK_ALIKE = Set.of("name", "patterns", "confidence", "sources", "note");
    private static final Set<String> PARAMETER = Set.of("name", "type", "default", "allowed", "doc");
    private static final Set<String> RANGE =
            Set.of("platforms", "from", "before", "values", "confidence", "sources", "note");

    private final Section root;
    private final List<Span> spans = new ArrayList<>();
    private final Map<String, Behaviour> behaviours = new LinkedHashMap<>();
    private final List<Sign> signs = new ArrayList<>();
    private final Map<String, List<String>> probes = new LinkedHashMap<>();

    private CatalogueReader(Section root) {
        this.root = root;
    }

    /**
     * Reads and checks it whole.
     *
     * @param known the ids of the behaviours that the engine has: the catalogue describes these, all of them
     * @throws IllegalStateException the message names the place in the catalogue
     */
    static Catalogue read(Config config, Set<String> known) {
        try {
            Catalogue catalogue = new CatalogueReader(new Section(config.resolve(), CATALOGUE)).read();
            checkKnown(catalogue, known);
            return catalogue;
        } catch (ConfigException | IllegalArgumentException e) {
            throw new IllegalStateException("catalogue: " + e.getMessage(), e);
        }
    }

    private static void checkKnown(Catalogue catalogue, Set<String> known) {
        Set<String> described = new TreeSet<>();
        for (Behaviour behaviour : catalogue.behaviours()) {
            described.add(behaviour.id());
        }
        if (!described.equals(known)) {
            throw new IllegalStateException(
                    "the catalogue describes " + described + ", the engine has " + new TreeSet<>(known));
        }
    }

    private Catalogue read() {
        for (Config span : root.list("spans")) {
            spans.add(span(new Section(span, SPAN)));
        }
        for (Config behaviour : root.list("behaviours")) {
            add(behaviour(new Section(behaviour, BEHAVIOUR)));
        }
        Map<String, List<Assignment>> statements = new LinkedHashMap<>();
        Config lines = root.config().getConfig("statements");
        for (String line : lines.root().keySet()) {
            statements.put(line, assignments(lines.getConfig(ConfigUtil.quoteString(line))));
        }
        if (root.config().hasPath("signs")) {
            root.list("signs").forEach(sign -> signs.add(SignReader.ofVersions(sign)));
        }
        return new Catalogue(
                spans, List.copyOf(behaviours.values()), statements, logs(), new Signs(signs, lookAlikes(), probes));
    }

    private List<LogMessage> logs() {
        return root.config().hasPath("logs") ? new LogReader(spans, this::evidence).read(root.list("logs")) : List.of();
    }

    private List<LookAlike> lookAlikes() {
        List<LookAlike> lookAlikes = new ArrayList<>();
        if (root.config().hasPath("look-alikes")) {
            for (Config written : root.list("look-alikes")) {
                Section section = new Section(written, LOOK_ALIKE);
                List<Pattern> patterns = section.texts("patterns").stream()
                        .map(pattern -> SignReader.pattern(section, pattern))
                        .toList();
                lookAlikes.add(new LookAlike(section.text("name"), patterns, evidence(section)));
            }
        }
        return lookAlikes;
    }

    private static Span span(Section section) {
        Platform platform = Platform.valueOf(section.text("platform"));
        Interval interval =
                new Interval(platform, Version.parse(section.text("from")), Version.parse(section.text("before")));
        Interval maps = section.config().hasPath("maps-from")
                ? new Interval(platform, Version.parse(section.text("maps-from")), interval.before())
                : null;
        return new Span(interval, section.text("name"), maps);
    }

    private void add(Behaviour behaviour) {
        if (behaviours.put(behaviour.id(), behaviour) != null) {
            throw new IllegalStateException("the catalogue describes " + behaviour.id() + " twice");
        }
    }

    private Behaviour behaviour(Section section) {
        List<Parameter> parameters = new ArrayList<>();
        for (Config parameter : section.list("parameters")) {
            parameters.add(parameter(new Section(parameter, PARAMETER)));
        }
        if (section.config().hasPath("probe")) {
            probes.put(section.text("id"), section.texts("probe"));
        }
        if (section.config().hasPath("signs")) {
            signs.addAll(SignReader.ofBehaviour(section.text("id"), section.list("signs")));
        }
        return new Behaviour(
                section.text("id"),
                section.text("summary"),
                evidence(section),
                section.config().hasPath("group") ? section.text("group") : null,
                section.flag("map-class"),
                parameters,
                ranges(section.list("ranges"), parameters),
                section.config().hasPath("alternatives")
                        ? ranges(section.list("alternatives"), parameters)
                        : List.of());
    }

    private List<Range> ranges(List<? extends Config> written, List<Parameter> parameters) {
        List<Range> ranges = new ArrayList<>();
        for (Config range : written) {
            addRanges(new Section(range, RANGE), parameters, ranges);
        }
        return ranges;
    }

    private static Parameter parameter(Section section) {
        Parameter.Type type = Parameter.Type.of(section.text("type"));
        String name = section.text("name");
        Parameter unset = new Parameter(name, type, List.of(), section.texts("allowed"), section.text("doc"));
        return new Parameter(name, type, read(unset, section, "default"), unset.allowed(), unset.doc());
    }

    /** One range of the catalogue may hold for several platforms whose numbers are the same. */
    private void addRanges(Section section, List<Parameter> parameters, List<Range> ranges) {
        Version from = Version.parse(section.text("from"));
        @Nullable Version before = section.config().hasPath("before") ? Version.parse(section.text("before")) : null;
        for (String platform : section.texts("platforms")) {
            Interval interval = new Interval(Platform.valueOf(platform), from, before);
            if (!withinSpan(interval)) {
                throw new IllegalStateException(section.where() + ": " + interval + " leaves the platform's span");
            }
            for (Range other : ranges) {
                if (interval.overlaps(other.interval())) {
                    throw new IllegalStateException(
                            section.where() + ": " + interval + " overlaps " + other.interval());
                }
            }
            ranges.add(new Range(interval, values(section, parameters), evidence(section)));
        }
    }

    private boolean withinSpan(Interval interval) {
        for (Span span : spans) {
            if (span.interval().contains(interval)) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, List<String>> values(Section range, List<Parameter> parameters) {
        if (!range.config().hasPath("values")) {
            return Map.of();
        }
        Section section = new Section(range.config().getConfig("values"), names(parameters));
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            if (section.config().hasPath(parameter.name())) {
                values.put(parameter.name(), read(parameter, section, parameter.name()));
            }
        }
        return values;
    }

    private static Set<String> names(List<Parameter> parameters) {
        Set<String> names = new LinkedHashSet<>();
        for (Parameter parameter : parameters) {
            names.add(parameter.name());
        }
        return names;
    }

    private static List<String> read(Parameter parameter, Section section, String key) {
        try {
            return parameter.read(section.values(key));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(section.where() + ": " + parameter.name() + " " + e.getMessage(), e);
        }
    }

    private Evidence evidence(Section section) {
        Config sources = root.config().getConfig("sources");
        List<String> titles = new ArrayList<>();
        for (String key : section.texts("sources")) {
            titles.add(sources.getString(ConfigUtil.quoteString(key)));
        }
        Confidence confidence = Confidence.valueOf(section.text("confidence").toUpperCase(Locale.ROOT));
        if (titles.isEmpty() && confidence != Confidence.ASSUMED) {
            throw new IllegalStateException(section.where() + ": without a source, it is assumed");
        }
        return new Evidence(confidence, titles, section.textOrEmpty("note"));
    }

    /** The values that a line of the device's language sets, checked against their parameters. */
    private List<Assignment> assignments(Config line) {
        List<Assignment> assignments = new ArrayList<>();
        for (String id : line.root().keySet()) {
            Behaviour behaviour = behaviours.get(id);
            if (behaviour == null) {
                throw new IllegalStateException(line.origin().description() + ": there is no behaviour " + id);
            }
            Set<String> keys = names(behaviour.parameters());
            keys.add(Parameter.ENABLED.name());
            Section section = new Section(line.getConfig(ConfigUtil.quoteString(id)), keys);
            for (String key : section.config().root().keySet()) {
                Parameter parameter = behaviour.parameter(key).orElse(Parameter.ENABLED);
                String value = String.join(",", read(parameter, section, key));
                assignments.add(new Assignment(id, key, value));
            }
        }
        return List.copyOf(assignments);
    }
}
