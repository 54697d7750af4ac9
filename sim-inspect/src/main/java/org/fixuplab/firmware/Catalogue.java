package org.fixuplab.firmware;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fixuplab.inspect.InspectionRules;
import org.jspecify.annotations.Nullable;

/** What is known of firewalls: every behaviour, the versions that have it, and why we believe so. Immutable; read once. */
public final class Catalogue {

    private static final String RESOURCE = "catalogue.conf";

    private final List<Span> spans;
    private final List<Behaviour> behaviours;
    private final Map<String, List<Assignment>> statements;
    private final List<LogMessage> logs;
    private final Signs signs;

    Catalogue(
            List<Span> spans,
            List<Behaviour> behaviours,
            Map<String, List<Assignment>> statements,
            List<LogMessage> logs,
            Signs signs) {
        this.spans = List.copyOf(spans);
        this.behaviours = List.copyOf(behaviours);
        this.statements = Map.copyOf(statements);
        this.logs = List.copyOf(logs);
        this.signs = signs;
    }

    /**
     * The catalogue.
     *
     * @throws IllegalStateException it contradicts itself or the engine: a mistake of this program
     */
    public static Catalogue load() {
        return Holder.CATALOGUE;
    }

    /** Every behaviour, in the catalogue's order. */
    public List<Behaviour> behaviours() {
        return behaviours;
    }

    /** The lines that devices write into their logs. */
    public List<LogMessage> logs() {
        return logs;
    }

    /** The log lines that one firmware has, as it writes them. */
    public Map<DeviceLog, LogFormat> logs(Firmware firmware) {
        Map<DeviceLog, LogFormat> formats = new EnumMap<>(DeviceLog.class);
        logs.forEach(log -> log.format(firmware).ifPresent(format -> formats.put(log.log(), format)));
        return formats;
    }

    /** The versions there are, a platform each. */
    public List<Span> spans() {
        return spans;
    }

    /** How behaviours and versions show in logs, bounces and prose. */
    public List<Sign> signs() {
        return signs.signs();
    }

    /**
     * What a client says to provoke a behaviour: commands, a line each; {@code message} stands for a whole message, and what follows it
     * for lines of its header, with {@code |} between and {@code {998}} for so many letters. Empty if any session shows it.
     */
    public List<String> probe(String behaviour) {
        return signs.probes().getOrDefault(behaviour, List.of());
    }

    /** What is taken for these firewalls and is none. */
    public List<LookAlike> lookAlikes() {
        return signs.lookAlikes();
    }

    /**
     * What a firewall does, unless told otherwise.
     *
     * @param firmware {@code ASA 8.2(5)} in any spelling of {@link Firmware#parse}, or {@code none}
     * @throws IllegalArgumentException no such firmware; the message is a sentence that says which there are
     */
    public InspectionPolicy policy(String firmware) {
        return firmware.strip().equalsIgnoreCase(InspectionPolicy.NONE)
                ? InspectionPolicy.of(null, true, states(null))
                : policy(Firmware.parse(firmware));
    }

    /** As {@link #policy(String)}. */
    public InspectionPolicy policy(Firmware firmware) {
        if (spans.stream().noneMatch(span -> span.interval().contains(firmware))) {
            throw new IllegalArgumentException("there is no " + firmware + " in the catalogue: it holds "
                    + spans.stream().map(Span::name).collect(Collectors.joining(", ")));
        }
        return InspectionPolicy.of(firmware, hasMaps(firmware), states(firmware));
    }

    private boolean hasMaps(Firmware firmware) {
        return spans.stream()
                .anyMatch(span -> span.maps() != null && span.maps().contains(firmware));
    }

    /**
     * What a line of the device's own configuration language changes, such as {@code inspect smtp}.
     *
     * @throws IllegalStateException the catalogue does not speak about that line
     */
    public List<Assignment> statement(String line) {
        List<Assignment> assignments = statements.get(line);
        if (assignments == null) {
            throw new IllegalStateException("the catalogue has no statement '" + line + "', which the code reads");
        }
        return assignments;
    }

    /** The catalogue turned by 90 degrees: each platform's eras, oldest first. */
    public List<Era> eras() {
        List<Era> eras = new ArrayList<>();
        spans.forEach(span -> eras.addAll(eras(span.interval())));
        return eras;
    }

    private List<Era> eras(Interval span) {
        NavigableSet<Version> bounds = new TreeSet<>(List.of(span.from()));
        for (Behaviour behaviour : behaviours) {
            for (Range range : behaviour.ranges()) {
                Interval interval = range.interval();
                if (interval.platform() == span.platform()) {
                    bounds.add(interval.from());
                    if (interval.before() != null) {
                        bounds.add(interval.before());
                    }
                }
            }
        }
        List<Era> eras = new ArrayList<>();
        for (Version from : bounds.descendingSet()) {
            List<BehaviourState> states = states(new Firmware(span.platform(), from));
            @Nullable Version before = null;
            if (!eras.isEmpty()) {
                Era next = eras.get(0);
                boolean same = sameStates(states, next.states());
                before = same ? next.interval().before() : next.interval().from();
                if (same) {
                    eras.remove(0);
                }
            }
            eras.add(0, new Era(new Interval(span.platform(), from, before), states));
        }
        return eras;
    }

    private static boolean sameStates(List<BehaviourState> left, List<BehaviourState> right) {
        for (int index = 0; index < left.size(); index++) {
            if (!left.get(index).sameAs(right.get(index))) {
                return false;
            }
        }
        return true;
    }

    /** Each behaviour as that firmware has it; all off without one. */
    private List<BehaviourState> states(@Nullable Firmware firmware) {
        List<BehaviourState> states = new ArrayList<>();
        for (Behaviour behaviour : behaviours) {
            Map<String, List<String>> values = behaviour.standard();
            Range range = firmware == null ? null : behaviour.range(firmware).orElse(null);
            if (range != null) {
                values.putAll(range.values());
            }
            Evidence evidence = range == null ? behaviour.evidence() : range.evidence();
            states.add(new BehaviourState(behaviour, range != null, values, evidence, false, 0));
        }
        return states;
    }

    /** Read when first asked for. */
    private static final class Holder {

        static final Catalogue CATALOGUE = CatalogueReader.read(parse(), InspectionRules.behaviours());

        /**
         * Not by Config's own way to resources, which asks for a content type: that alone takes a tenth of a second. As a text, because
         * Config reads character by character.
         */
        private static Config parse() {
            @Nullable InputStream resource = Catalogue.class.getResourceAsStream(RESOURCE);
            if (resource == null) {
                throw new IllegalStateException("this program lacks its " + RESOURCE);
            }
            try (resource) {
                return ConfigFactory.parseString(
                        new String(resource.readAllBytes(), StandardCharsets.UTF_8),
                        ConfigParseOptions.defaults().setOriginDescription(RESOURCE));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + RESOURCE, e);
            }
        }
    }
}
