package org.fixuplab.app.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fixuplab.firmware.BehaviourState;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.firmware.Range;

/** What is different between two firewalls in one behaviour. Immutable. */
public record StateChange(Kind kind, BehaviourState before, BehaviourState after) {

    /** What happened to the behaviour. */
    public enum Kind {
        GONE,
        NEW,
        CHANGED
    }

    /** Every difference, in the catalogue's order. */
    public static List<StateChange> between(List<BehaviourState> before, List<BehaviourState> after) {
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

    public String id() {
        return after.id();
    }

    /** The parameters whose values differ. */
    public List<String> parameters() {
        return after.values().keySet().stream()
                .filter(key -> !was(key).equals(now(key)))
                .toList();
    }

    public List<String> was(String parameter) {
        return before.values().getOrDefault(parameter, List.of());
    }

    public List<String> now(String parameter) {
        return after.values().getOrDefault(parameter, List.of());
    }

    public List<String> added(String parameter) {
        return without(now(parameter), was(parameter));
    }

    public List<String> removed(String parameter) {
        return without(was(parameter), now(parameter));
    }

    /** The side whose evidence tells why: of a behaviour that goes, why it was there. */
    public BehaviourState evident() {
        return kind == Kind.GONE ? before : after;
    }

    /** The versions that its evidence speaks of. */
    public List<Range> versions(InspectionPolicy from, InspectionPolicy to) {
        InspectionPolicy side = kind == Kind.GONE ? from : to;
        return side.release()
                .map(firmware -> BehaviourJson.holding(after.behaviour().ranges(), firmware))
                .orElse(List.of());
    }

    private static List<String> without(List<String> words, List<String> others) {
        Set<String> left = new LinkedHashSet<>(words);
        left.removeAll(new LinkedHashSet<>(others));
        return List.copyOf(left);
    }
}
