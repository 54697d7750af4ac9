package org.fixuplab.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** A {@code policy-map} of traffic: its classes, and which of them inspect mail. Confined to its {@link Reading}. */
final class PolicyMap {

    /** The policy that devices have by default. */
    static final String DEFAULT = "global_policy";

    /** What a class does to mail: in the order of its lines, of which the first applies; the map's name, empty for the device's own. */
    static final class Section {

        private final Map<Inspection, String> inspections = new LinkedHashMap<>();

        void inspect(Inspection inspection, String map) {
            inspections.put(inspection, map);
        }

        void stop(Inspection inspection) {
            inspections.remove(inspection);
        }
    }

    private final Map<String, Section> sections = new LinkedHashMap<>();

    Section section(String trafficClass) {
        return sections.computeIfAbsent(trafficClass, unused -> new Section());
    }

    void remove(String trafficClass) {
        sections.remove(trafficClass);
    }

    /** Whether a class inspects ESMTP by this map. */
    boolean names(String map) {
        return sections.values().stream().anyMatch(it -> map.equals(it.inspections.get(Inspection.ESMTP)));
    }

    /** The names of its classes that inspect mail, in the order of their lines, each with the inspection that applies. */
    Map<String, Map.Entry<Inspection, String>> inspecting() {
        Map<String, Map.Entry<Inspection, String>> found = new LinkedHashMap<>();
        sections.forEach((name, section) -> section.inspections.entrySet().stream()
                .findFirst()
                .ifPresent(first -> found.put(name, Map.entry(first.getKey(), first.getValue()))));
        return found;
    }
}
