package org.fixuplab.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fixuplab.firmware.Assignment;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.InspectionPolicy;
import org.jspecify.annotations.Nullable;

/** What the lines so far have said about SMTP. Confined to one call of {@link DeviceConfig#apply}. */
final class Reading {

    /** The map that applies where none is named; as the firmware has it. */
    private static final String DEFAULT_MAP = "_default_esmtp_map";

    private final Map<String, EsmtpMap> maps = new HashMap<>();
    /** In the order of their lines: of two, the first applies. The value is the map's name; empty for the default one. */
    private final Map<Inspection, String> inspections = new LinkedHashMap<>();

    /** The map that is open; before one is, a map that nobody can name. */
    private EsmtpMap map = new EsmtpMap();

    private boolean fixup = true;
    private boolean classSeen;

    void fixup(boolean on) {
        fixup = on;
    }

    void openClass() {
        classSeen = true;
    }

    void inspect(Inspection inspection) {
        inspections.put(inspection, "");
    }

    void stop(Inspection inspection) {
        inspections.remove(inspection);
    }

    Optional<String> inspectEsmtp(String argument) {
        String name = argument.equals(DEFAULT_MAP) ? "" : argument;
        if (!name.isEmpty() && !maps.containsKey(name)) {
            return Optional.of("there is no map '" + name + "' above this line: write 'policy-map type inspect esmtp "
                    + name + "' and its lines before it");
        }
        inspections.put(Inspection.ESMTP, name);
        return Optional.empty();
    }

    Optional<String> openMap(String name) {
        map = maps.computeIfAbsent(name, unused -> new EsmtpMap());
        return name.equals(DEFAULT_MAP)
                ? Optional.of("the map " + DEFAULT_MAP + " belongs to the device: choose another name")
                : Optional.empty();
    }

    EsmtpMap map() {
        return map;
    }

    InspectionPolicy over(InspectionPolicy base) {
        if (!fixup || (classSeen && inspections.isEmpty())) {
            return base.withoutInspection();
        }
        if (!classSeen) {
            return base;
        }
        Map.Entry<Inspection, String> first = inspections.entrySet().iterator().next();
        InspectionPolicy policy = base;
        for (Assignment assignment : Catalogue.load().statement(first.getKey().line)) {
            policy = policy.with(assignment.behaviour(), assignment.key(), assignment.value());
        }
        @Nullable EsmtpMap applied = maps.get(first.getValue());
        return applied == null ? policy : applied.over(policy);
    }
}
