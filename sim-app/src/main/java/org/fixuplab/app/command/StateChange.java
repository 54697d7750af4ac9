package org.fixuplab.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fixuplab.firmware.BehaviourState;

/** What is different between two firewalls in one behaviour. Immutable. */
record StateChange(Kind kind, BehaviourState before, BehaviourState after) {

    /** What happened to the behaviour. */
    enum Kind {
        GONE,
        NEW,
        CHANGED
    }

    /** Every difference, in the catalogue's order. */
    static List<StateChange> between(List<BehaviourState> before, List<BehaviourState> after) {
        Map<String, BehaviourState> old = new LinkedHashMap<>();
        before.forEach(state -> old.put(state.id(), state));
        List<StateChange> changes = new ArrayList<>();
        for (BehaviourState now : after) {
            BehaviourState was = old.getOrDefault(now.id(), now);
            if (was.enabled() != now.enabled()) {
                changes.add(new StateChange(now.enabled() ? Kind.NEW : Kind.GONE, was, now));
            } else if (now.enabled() && !was.values().equals(now.values())) {
                changes.add(new StateChange(Kind.CHANGED, was, now));
            }
        }
        return changes;
    }

    String id() {
        return after.id();
    }

    /** The parameters whose values differ. */
    List<String> parameters() {
        return after.values().keySet().stream()
                .filter(key -> !was(key).equals(now(key)))
                .toList();
    }

    List<String> was(String parameter) {
        return before.values().getOrDefault(parameter, List.of());
    }

    List<String> now(String parameter) {
        return after.values().getOrDefault(parameter, List.of());
    }

    List<String> added(String parameter) {
        return without(now(parameter), was(parameter));
    }

    List<String> removed(String parameter) {
        return without(was(parameter), now(parameter));
    }

    private static List<String> without(List<String> words, List<String> others) {
        Set<String> left = new LinkedHashSet<>(words);
        left.removeAll(new LinkedHashSet<>(others));
        return List.copyOf(left);
    }
}
