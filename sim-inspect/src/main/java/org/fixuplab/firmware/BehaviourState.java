package org.fixuplab.firmware;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixuplab.inspect.Settings;

/**
 * What one firewall has of one behaviour. Immutable.
 *
 * @param values every parameter's value, in the catalogue's order; also where the behaviour is off
 * @param evidence of the range that holds the firmware; where none does, of the behaviour
 * @param overridden whether someone changed what the firmware has
 */
public record BehaviourState(
        Behaviour behaviour, boolean enabled, Map<String, List<String>> values, Evidence evidence, boolean overridden) {

    public BehaviourState {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public String id() {
        return behaviour.id();
    }

    Settings settings() {
        return new Settings(values);
    }

    BehaviourState withEnabled(boolean value) {
        return value == enabled ? this : new BehaviourState(behaviour, value, values, evidence, true);
    }

    BehaviourState withValue(String parameter, List<String> value) {
        if (value.equals(values.get(parameter))) {
            return this;
        }
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        changed.put(parameter, value);
        return new BehaviourState(behaviour, enabled, changed, evidence, true);
    }

    /** Whether a firewall in that state does the same. */
    boolean sameAs(BehaviourState other) {
        return id().equals(other.id()) && enabled == other.enabled && (!enabled || values.equals(other.values));
    }
}
