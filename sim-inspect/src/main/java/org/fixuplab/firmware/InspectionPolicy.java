package org.fixuplab.firmware;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixuplab.event.EventSink;
import org.fixuplab.inspect.InspectionRules;
import org.fixuplab.inspect.Inspector;
import org.fixuplab.inspect.Settings;
import org.fixuplab.words.NearestWord;
import org.jspecify.annotations.Nullable;

/** What one firewall does to SMTP: every behaviour of the catalogue, on or off, with its parameters. Immutable. */
public final class InspectionPolicy {

    /** The firmware string of a firewall that inspects nothing. */
    public static final String NONE = "none";

    private final @Nullable Firmware release;
    private final List<BehaviourState> states;
    private final Map<String, Settings> enabled;
    private final InspectionRules rules;

    InspectionPolicy(@Nullable Firmware release, List<BehaviourState> states) {
        this.release = release;
        this.states = List.copyOf(states);
        Map<String, Settings> settings = new LinkedHashMap<>();
        for (BehaviourState state : states) {
            if (state.enabled()) {
                settings.put(state.id(), state.settings());
            }
        }
        enabled = Collections.unmodifiableMap(settings);
        rules = InspectionRules.of(enabled);
    }

    /** The firmware's canonical name, {@code ASA 8.2(5)}, or {@code none}. */
    public String firmware() {
        return release == null ? NONE : release.toString();
    }

    /** Platform and version; empty for {@code none}. */
    public Optional<Firmware> release() {
        return Optional.ofNullable(release);
    }

    /** Whether any behaviour is at work. */
    public boolean inspects() {
        return !enabled.isEmpty();
    }

    /** The settings of the behaviours at work, by id, in the catalogue's order. */
    public Map<String, Settings> enabled() {
        return enabled;
    }

    /** Every behaviour of the catalogue, in its order, at work or not. */
    public List<BehaviourState> describe() {
        return states;
    }

    /** The inspector of one new session, which reports to the sink; {@link Inspector#OFF} if nothing is at work. */
    public Inspector inspector(EventSink sink) {
        return inspects() ? rules.inspector(sink) : Inspector.OFF;
    }

    /** This firewall with all inspection of SMTP switched off. */
    public InspectionPolicy withoutInspection() {
        InspectionPolicy policy = this;
        for (BehaviourState state : states) {
            policy = policy.with(state.id(), Parameter.ENABLED.name(), "off");
        }
        return policy;
    }

    /**
     * This policy with one value changed.
     *
     * @param key {@code enabled}, or a parameter of the behaviour
     * @param value words of a list are separated by commas
     * @throws IllegalArgumentException no such behaviour, key or value; the message says what there is
     */
    public InspectionPolicy with(String behaviour, String key, String value) {
        List<BehaviourState> changed = new ArrayList<>(states);
        int index = index(behaviour);
        BehaviourState state = states.get(index);
        Parameter parameter = parameter(state.behaviour(), key);
        List<String> words = read(state.behaviour(), parameter, value);
        BehaviourState next = parameter.equals(Parameter.ENABLED)
                ? state.withEnabled(words.equals(List.of("on")))
                : state.withValue(key, words);
        if (next.equals(state)) {
            return this;
        }
        changed.set(index, next);
        return new InspectionPolicy(release, changed);
    }

    private int index(String id) {
        for (int index = 0; index < states.size(); index++) {
            if (states.get(index).id().equals(id)) {
                return index;
            }
        }
        List<String> ids = states.stream().map(BehaviourState::id).toList();
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

    private static List<String> read(Behaviour behaviour, Parameter parameter, String value) {
        try {
            return parameter.read(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(behaviour.id() + "." + parameter.name() + " " + e.getMessage(), e);
        }
    }
}
