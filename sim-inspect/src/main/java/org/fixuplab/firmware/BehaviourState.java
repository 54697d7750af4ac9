package org.fixuplab.firmware;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixuplab.inspect.Rule;
import org.fixuplab.inspect.Settings;

/**
 * What one firewall has of one behaviour. Immutable.
 *
 * @param values every parameter's value, in the catalogue's order; also where the behaviour is off
 * @param evidence of the range that holds the firmware; where none does, of the behaviour
 * @param overridden whether someone changed what the firmware has
 * @param mapClass the number of the class in the ESMTP map, counting those at work from 1; 0 if it is in none
 */
public record BehaviourState(
        Behaviour behaviour,
        boolean enabled,
        Map<String, List<String>> values,
        Evidence evidence,
        boolean overridden,
        int mapClass) {

    public BehaviourState {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public String id() {
        return behaviour.id();
    }

    Rule rule() {
        return new Rule(id(), new Settings(values), mapClass);
    }

    BehaviourState withMapClass(int number) {
        return number == mapClass ? this : new BehaviourState(behaviour, enabled, values, evidence, overridden, number);
    }

    BehaviourState withEnabled(boolean value) {
        return value == enabled ? this : new BehaviourState(behaviour, value, values, evidence, true, 0);
    }

    BehaviourState withValue(String parameter, List<String> value) {
        if (value.equals(values.get(parameter))) {
            return this;
        }
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        changed.put(parameter, value);
        return new BehaviourState(behaviour, enabled, changed, evidence, true, mapClass);
    }

    /** Whether a firewall in that state does the same. */
    boolean sameAs(BehaviourState other) {
        return id().equals(other.id()) && enabled == other.enabled && (!enabled || values.equals(other.values));
    }
}
