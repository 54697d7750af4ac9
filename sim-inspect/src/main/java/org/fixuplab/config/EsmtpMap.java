package org.fixuplab.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixuplab.firmware.BehaviourState;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.firmware.MapClass;

/**
 * A {@code policy-map type inspect esmtp}. Confined to its {@link Reading}.
 *
 * <p>It does what its lines say, and nothing of what the device's own map does besides (assumed). Only allow-tls, where no line speaks of
 * it, is as the firmware has it (assumed).
 */
final class EsmtpMap {

    /** The map that applies where none is named; as the firmware has it. */
    static final String DEFAULT = "_default_esmtp_map";

    /** What one class does to what it matches. */
    static final class Entry {

        /** None, or a class's name. */
        private final String className;

        private final List<EsmtpMatch> matches;
        private String action = "none";
        private boolean log;

        Entry(String className, List<EsmtpMatch> matches) {
            this.className = className;
            this.matches = matches;
        }

        void act(String value, boolean logged) {
            action = value;
            log = logged;
        }

        void log(boolean logged) {
            log = logged;
        }

        /** A match without an action does nothing. */
        boolean reacts() {
            return log || !action.equals("none");
        }

        List<EsmtpMatch> matches(Map<String, EsmtpClass> classes) {
            return className.isEmpty() || !classes.containsKey(className)
                    ? matches
                    : classes.get(className).matches().values().stream()
                            .flatMap(List::stream)
                            .toList();
        }
    }

    /** By the text of their line, in the order of their lines. */
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private final EsmtpParameters parameters = new EsmtpParameters();

    EsmtpParameters parameters() {
        return parameters;
    }

    /** A line that was there before is the same class. */
    Entry entry(String text, String className, List<EsmtpMatch> matches) {
        return entries.computeIfAbsent(text, unused -> new Entry(className, matches));
    }

    void remove(String text) {
        entries.remove(text);
    }

    InspectionPolicy over(InspectionPolicy policy, Map<String, EsmtpClass> classes) {
        List<MapClass> mapClasses = new ArrayList<>();
        for (Entry entry : entries.values()) {
            if (!entry.reacts()) {
                continue;
            }
            for (EsmtpMatch match : entry.matches(classes)) {
                mapClasses.add(mapClass(policy, entry, match));
            }
        }
        return parameters.over(policy.withMap(mapClasses));
    }

    /** What the lines do not say is as the firmware has it: the keywords that pass differ from version to version. */
    private static MapClass mapClass(InspectionPolicy policy, Entry entry, EsmtpMatch match) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        BehaviourState state = policy.describe().stream()
                .filter(it -> it.id().equals(match.behaviour()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the catalogue lacks '" + match.behaviour() + "'"));
        values.putAll(state.values());
        values.putAll(match.values());
        if (state.values().containsKey("action")) {
            values.put("negate", List.of(match.negated() ? "on" : "off"));
            values.put("action", List.of(entry.action));
            values.put("log", List.of(entry.log ? "on" : "off"));
        }
        return new MapClass(match.behaviour(), values);
    }
}
