package org.fixuplab.lab.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixuplab.config.DeviceConfig;
import org.fixuplab.config.DeviceConfigException;
import org.fixuplab.config.DeviceShow;
import org.fixuplab.firmware.BehaviourState;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.InspectionPolicy;

/**
 * The shortest of the ways to write one policy down. Immutable.
 *
 * @param config lines of the device's configuration; empty where none are needed
 * @param overrides what they do not say, in an order-independent form: behaviour, key, value
 */
record PolicyKeys(String config, Map<String, Map<String, List<String>>> overrides) {

    /** How far a way leads from the policy, and how long it is. */
    private record Way(PolicyKeys keys, long astray, long length) {}

    /** @param port the one that the device's configuration is about */
    static PolicyKeys of(InspectionPolicy policy, int port) {
        InspectionPolicy standard = Catalogue.load().policy(policy.firmware());
        List<Way> ways = new ArrayList<>();
        ways.add(way("", standard, policy));
        if (policy.release().isPresent()) {
            String config = DeviceShow.inspection(policy, port);
            try {
                ways.add(way(config, DeviceConfig.read(config, standard).policy(port), policy));
            } catch (DeviceConfigException beyondItsLanguage) {
                return ways.get(0).keys();
            }
        }
        return ways.stream()
                .min(Comparator.comparingLong(Way::astray).thenComparingLong(Way::length))
                .orElseThrow()
                .keys();
    }

    private static Way way(String config, InspectionPolicy from, InspectionPolicy to) {
        Map<String, Map<String, List<String>>> overrides = Overrides.between(from, to);
        InspectionPolicy reached = from;
        for (Map.Entry<String, Map<String, List<String>>> behaviour : overrides.entrySet()) {
            for (Map.Entry<String, List<String>> value : behaviour.getValue().entrySet()) {
                reached = reached.with(behaviour.getKey(), value.getKey(), value.getValue());
            }
        }
        long length = config.lines().count()
                + overrides.values().stream().mapToLong(Map::size).sum();
        return new Way(new PolicyKeys(config, overrides), astray(reached, to), length);
    }

    /** In how many behaviours two policies of one firmware differ; what is at work weighs more. */
    private static long astray(InspectionPolicy left, InspectionPolicy right) {
        long work = different(atWork(left), atWork(right));
        return work * 1_000 + different(left.describe(), right.describe());
    }

    private static List<BehaviourState> atWork(InspectionPolicy policy) {
        return policy.describe().stream().filter(BehaviourState::enabled).toList();
    }

    private static long different(List<BehaviourState> left, List<BehaviourState> right) {
        long different = Math.abs(left.size() - right.size());
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            different += same(left.get(i), right.get(i)) ? 0 : 1;
        }
        return different;
    }

    private static boolean same(BehaviourState left, BehaviourState right) {
        return left.id().equals(right.id())
                && left.enabled() == right.enabled()
                && left.mapClass() == right.mapClass()
                && left.values().equals(right.values());
    }

    /** What differs between two policies of one firmware. */
    private static final class Overrides {

        private static final String ENABLED = "enabled";

        private Overrides() {}

        static Map<String, Map<String, List<String>>> between(InspectionPolicy from, InspectionPolicy to) {
            Map<String, Map<String, List<String>>> overrides = new LinkedHashMap<>();
            for (String id :
                    to.describe().stream().map(BehaviourState::id).distinct().toList()) {
                List<BehaviourState> before = states(from, id);
                BehaviourState after = states(to, id).get(0);
                Map<String, List<String>> values = new LinkedHashMap<>();
                if (before.stream().anyMatch(it -> it.enabled() != after.enabled()) && !isReplaced(after, to)) {
                    values.put(ENABLED, List.of(after.enabled() ? "on" : "off"));
                }
                after.values().forEach((key, value) -> {
                    if (isTheSameInAll(states(to, id), key)
                            && before.stream()
                                    .anyMatch(it -> !value.equals(it.values().get(key)))) {
                        values.put(key, value);
                    }
                });
                if (!values.isEmpty()) {
                    overrides.put(id, values);
                }
            }
            return overrides;
        }

        private static List<BehaviourState> states(InspectionPolicy policy, String id) {
            return policy.describe().stream()
                    .filter(state -> state.id().equals(id))
                    .toList();
        }

        /** An override changes every class of the map that is that behaviour. */
        private static boolean isTheSameInAll(List<BehaviourState> states, String key) {
            return states.stream()
                            .map(state -> state.values().getOrDefault(key, List.of()))
                            .distinct()
                            .count()
                    == 1;
        }

        /** Whether another of its group is at work, which switches it off. */
        private static boolean isReplaced(BehaviourState state, InspectionPolicy policy) {
            String group = state.behaviour().group();
            return !state.enabled()
                    && group != null
                    && atWork(policy).stream()
                            .anyMatch(it -> group.equals(it.behaviour().group()));
        }
    }
}
