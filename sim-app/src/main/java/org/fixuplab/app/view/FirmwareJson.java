package org.fixuplab.app.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fixuplab.app.output.Json;
import org.fixuplab.firmware.Alternative;
import org.fixuplab.firmware.BehaviourState;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.Era;
import org.fixuplab.firmware.InspectionPolicy;

/** The catalogue: its eras, one firmware, and what differs between two. */
public final class FirmwareJson {

    private FirmwareJson() {}

    /** The eras of every platform. */
    public static Map<String, Object> eras(Catalogue catalogue) {
        Map<String, Object> document = Json.document();
        List<Object> eras = new ArrayList<>();
        for (Era era : catalogue.eras()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("platform", era.interval().platform());
            row.put("from", era.interval().from());
            row.put("before", era.interval().before());
            Map<String, Object> behaviours = new LinkedHashMap<>();
            era.enabled().forEach(state -> behaviours.put(state.id(), state.values()));
            row.put("behaviours", behaviours);
            eras.add(row);
        }
        document.put("eras", eras);
        return document;
    }

    /** What one firmware does, and what it may do instead. */
    public static Map<String, Object> of(InspectionPolicy policy) {
        Map<String, Object> document = Json.document();
        document.put("firmware", policy.firmware());
        document.put("inspects", policy.inspects());
        document.put(
                "behaviours",
                policy.describe().stream().map(FirmwareJson::behaviour).toList());
        document.put(
                "alternatives",
                policy.alternatives().stream().map(FirmwareJson::alternative).toList());
        return document;
    }

    private static Map<String, Object> behaviour(BehaviourState state) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", state.id());
        row.put("enabled", state.enabled());
        row.put("summary", state.behaviour().summary());
        row.put("mapClass", state.mapClass());
        row.put("parameters", state.values());
        BehaviourJson.put(row, state.evidence());
        BehaviourJson.put(row, state.behaviour());
        return row;
    }

    private static Map<String, Object> alternative(Alternative alternative) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", alternative.behaviour().id());
        row.put("summary", alternative.behaviour().summary());
        row.put("parameters", alternative.range().values());
        row.put("set", BehaviourJson.switches(alternative));
        BehaviourJson.put(row, alternative.range().evidence());
        BehaviourJson.put(row, alternative.behaviour());
        return row;
    }

    /** What changes from one firewall to the other. */
    public static Map<String, Object> difference(InspectionPolicy from, InspectionPolicy to) {
        Map<String, Object> document = Json.document();
        document.put("from", from.firmware());
        document.put("to", to.firmware());
        document.put(
                "changes",
                StateChange.between(from.describe(), to.describe()).stream()
                        .map(change -> change(from, to, change))
                        .toList());
        return document;
    }

    private static Map<String, Object> change(InspectionPolicy from, InspectionPolicy to, StateChange change) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", change.id());
        row.put("change", change.kind().name().toLowerCase(Locale.ROOT));
        row.put("summary", change.after().behaviour().summary());
        row.put("parameters", parameters(change));
        row.put(
                "versions",
                change.versions(from, to).stream()
                        .map(range -> range.interval().toString())
                        .toList());
        BehaviourJson.put(row, change.evident().evidence());
        BehaviourJson.put(row, change.evident().behaviour());
        return row;
    }

    /** Of each parameter, before and after; an empty list on the side where the behaviour is off. */
    private static Map<String, Object> parameters(StateChange change) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        List<String> keys = change.kind() == StateChange.Kind.CHANGED
                ? change.parameters()
                : List.copyOf(change.after().values().keySet());
        for (String key : keys) {
            Map<String, Object> sides = new LinkedHashMap<>();
            sides.put("before", change.kind() == StateChange.Kind.NEW ? List.of() : change.was(key));
            sides.put("after", change.kind() == StateChange.Kind.GONE ? List.of() : change.now(key));
            parameters.put(key, sides);
        }
        return parameters;
    }
}
