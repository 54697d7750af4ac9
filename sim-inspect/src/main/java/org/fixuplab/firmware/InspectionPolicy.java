package org.fixuplab.firmware;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.fixuplab.event.EventSink;
import org.fixuplab.inspect.Bound;
import org.fixuplab.inspect.InspectionRules;
import org.fixuplab.inspect.Inspector;
import org.fixuplab.inspect.Rule;
import org.fixuplab.inspect.Settings;
import org.fixuplab.words.NearestWord;
import org.jspecify.annotations.Nullable;

/** What one firewall does to SMTP: every behaviour of the catalogue, on or off, with its parameters. Immutable. */
public final class InspectionPolicy {

    /** The firmware string of a firewall that inspects nothing. */
    public static final String NONE = "none";

    private static final List<String> ON = List.of("on");

    private final @Nullable Firmware release;
    private final List<BehaviourState> states;

    /** Whether the classes among them are of a map; else they are what inspection does by itself. */
    private final boolean maps;

    private final Map<String, Settings> enabled;
    private final InspectionRules rules;

    private InspectionPolicy(@Nullable Firmware release, boolean maps, List<BehaviourState> states) {
        this.release = release;
        this.maps = maps;
        this.states = List.copyOf(states);
        Map<String, Settings> settings = new LinkedHashMap<>();
        List<Rule> atWork = new ArrayList<>();
        for (BehaviourState state : states) {
            if (state.enabled()) {
                settings.putIfAbsent(state.id(), state.rule().settings());
                atWork.add(state.rule());
            }
        }
        enabled = Collections.unmodifiableMap(settings);
        rules = InspectionRules.of(atWork);
    }

    /** Numbers the classes of the map, if there are maps: a class that is off is not there, and does not count. */
    static InspectionPolicy of(@Nullable Firmware release, boolean maps, List<BehaviourState> states) {
        List<BehaviourState> numbered = new ArrayList<>();
        int number = 0;
        for (BehaviourState state : states) {
            boolean counts = maps && state.enabled() && state.behaviour().mapClass();
            numbered.add(state.withMapClass(counts ? ++number : 0));
        }
        return new InspectionPolicy(release, maps, numbered);
    }

    /** The firmware's canonical name, {@code ASA 8.2(5)}, or {@code none}. */
    public String firmware() {
        return release == null ? NONE : release.toString();
    }

    /** Platform and version; empty for {@code none}. */
    public Optional<Firmware> release() {
        return Optional.ofNullable(release);
    }

    /** Whether any behaviour is at work, but for what only changes how others end a session. */
    public boolean inspects() {
        return rules.inspect();
    }

    /** The settings of the behaviours at work, by id, in the catalogue's order; of several classes of one id, those of the first. */
    public Map<String, Settings> enabled() {
        return enabled;
    }

    /**
     * Every behaviour of the catalogue, in its order, at work or not. The classes of the ESMTP map come last, in the map's order; there, a
     * behaviour may occur several times.
     */
    public List<BehaviourState> describe() {
        return states;
    }

    /** What sources claim of this firmware, against those that the catalogue believes. */
    public List<Alternative> alternatives() {
        List<Alternative> alternatives = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (BehaviourState state : states) {
            if (release != null && seen.add(state.id())) {
                state.behaviour()
                        .alternative(release)
                        .ifPresent(range -> alternatives.add(new Alternative(state.behaviour(), range)));
            }
        }
        return alternatives;
    }

    /** This policy, were the alternative true. */
    public InspectionPolicy with(Alternative alternative) {
        String id = alternative.behaviour().id();
        InspectionPolicy policy = with(id, Parameter.ENABLED.name(), "on");
        for (Map.Entry<String, List<String>> value :
                alternative.range().values().entrySet()) {
            policy = policy.with(id, value.getKey(), value.getValue());
        }
        return policy;
    }

    /** What the engine is made of. */
    public InspectionRules rules() {
        return rules;
    }

    /** The inspector of one new session that came in from outside, as {@link #inspector(EventSink, Bound)}. */
    public Inspector inspector(EventSink sink) {
        return inspector(sink, Bound.INBOUND);
    }

    /** The inspector of one new session, which reports to the sink; {@link Inspector#OFF} if nothing is at work. */
    public Inspector inspector(EventSink sink, Bound bound) {
        return inspects() ? rules.inspector(sink, bound) : Inspector.OFF;
    }

    /** This firewall with all inspection of SMTP switched off. */
    public InspectionPolicy withoutInspection() {
        return of(
                release,
                maps,
                states.stream().map(state -> state.withEnabled(false)).toList());
    }

    /**
     * This policy with one value changed; of a behaviour that is several classes of a map, in each.
     *
     * @param key {@code enabled}, or a parameter of the behaviour. What is switched on switches off the others of its group
     * @param value words of a list are separated by commas
     * @throws IllegalArgumentException no such behaviour, key or value; the message says what there is
     */
    public InspectionPolicy with(String behaviour, String key, String value) {
        return with(behaviour, key, List.of(value));
    }

    /** As {@link #with(String, String, String)}, with a list as a list. */
    public InspectionPolicy with(String behaviour, String key, List<String> value) {
        Behaviour changed = behaviour(behaviour);
        Parameter parameter = parameter(changed, key);
        List<String> words = read(changed, parameter, value);
        List<BehaviourState> next = new ArrayList<>();
        for (BehaviourState state : states) {
            next.add(
                    state.id().equals(behaviour)
                            ? changed(state, parameter, words)
                            : rival(state, changed, parameter, words));
        }
        return next.equals(states) ? this : of(release, maps, next);
    }

    private static BehaviourState changed(BehaviourState state, Parameter parameter, List<String> words) {
        return parameter.equals(Parameter.ENABLED)
                ? state.withEnabled(words.equals(ON))
                : state.withValue(parameter.name(), words);
    }

    /** Another behaviour than the one changed: off, if it is of the same group and that one is now on. */
    private static BehaviourState rival(
            BehaviourState state, Behaviour changed, Parameter parameter, List<String> words) {
        boolean replaced = parameter.equals(Parameter.ENABLED)
                && words.equals(ON)
                && changed.group() != null
                && changed.group().equals(state.behaviour().group());
        return replaced ? state.withEnabled(false) : state;
    }

    /**
     * This policy with other classes in its ESMTP map.
     *
     * @throws IllegalArgumentException a class is no behaviour of a map, or a value is not one of its parameter's
     */
    public InspectionPolicy withMap(List<MapClass> classes) {
        List<BehaviourState> next = new ArrayList<>(
                states.stream().filter(state -> !state.behaviour().mapClass()).toList());
        Set<String> used = new HashSet<>();
        for (MapClass mapClass : classes) {
            Behaviour behaviour = behaviour(mapClass.behaviour());
            if (!behaviour.mapClass()) {
                throw new IllegalArgumentException("'" + behaviour.id() + "' is no class of a map");
            }
            Map<String, List<String>> values = behaviour.standard();
            mapClass.values()
                    .forEach((key, value) -> values.put(key, read(behaviour, parameter(behaviour, key), value)));
            next.add(new BehaviourState(behaviour, true, values, behaviour.evidence(), true, 0));
            used.add(behaviour.id());
        }
        for (BehaviourState state : states) {
            if (state.behaviour().mapClass() && used.add(state.id())) {
                next.add(state.withEnabled(false));
            }
        }
        return of(release, true, next);
    }

    /** Whether the other one is of the same firmware and does the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InspectionPolicy policy
                && Objects.equals(release, policy.release)
                && maps == policy.maps
                && states.equals(policy.states);
    }

    @Override
    public int hashCode() {
        return Objects.hash(release, maps, states);
    }

    private Behaviour behaviour(String id) {
        for (BehaviourState state : states) {
            if (state.id().equals(id)) {
                return state.behaviour();
            }
        }
        List<String> ids = states.stream().map(BehaviourState::id).distinct().toList();
        throw new IllegalArgumentException("there is no behaviour '" + id + "'" + NearestWord.hint(id, ids)
                + ": there are " + String.join(", ", ids));
    }

    private static Parameter parameter(Behaviour behaviour, String key) {
        if (key.equals(Parameter.ENABLED.name())) {
            return Parameter.ENABLED;
        }
        return behaviour.parameter(key).orElseThrow(() -> {
            List<String> keys = new ArrayList<>(List.of(Parameter.ENABLED.name()));
            behaviour.parameters().forEach(parameter -> keys.add(parameter.name()));
            return new IllegalArgumentException("behaviour '" + behaviour.id() + "' has no key '" + key + "'"
                    + NearestWord.hint(key, keys) + ": it has " + String.join(", ", keys));
        });
    }

    private static List<String> read(Behaviour behaviour, Parameter parameter, List<String> value) {
        try {
            return parameter.read(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(behaviour.id() + "." + parameter.name() + " " + e.getMessage(), e);
        }
    }
}
