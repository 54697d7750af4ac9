package org.fixuplab.app.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fixuplab.firmware.Alternative;
import org.fixuplab.firmware.Behaviour;
import org.fixuplab.firmware.Evidence;
import org.fixuplab.firmware.Firmware;
import org.fixuplab.firmware.Range;

/** What every document about a behaviour tells alike. */
public final class BehaviourJson {

    private BehaviourJson() {}

    /** Confidence, sources and note. */
    static void put(Map<String, Object> row, Evidence evidence) {
        row.put("confidence", evidence.confidence().word());
        row.put("sources", evidence.sources());
        row.put("note", evidence.note());
    }

    /** Confidence and note of the behaviour itself. */
    static void put(Map<String, Object> row, Behaviour behaviour) {
        row.put("behaviourConfidence", behaviour.evidence().confidence().word());
        row.put("behaviourNote", behaviour.evidence().note());
    }

    /** What is written behind {@code --set}, once for each, to have the alternative. */
    public static List<String> switches(Alternative alternative) {
        String prefix = "behaviours." + alternative.behaviour().id() + ".";
        List<String> switches = new ArrayList<>(List.of(prefix + "enabled=on"));
        alternative.range().values().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(value -> switches.add(prefix + value.getKey() + "=" + String.join(",", value.getValue())));
        return switches;
    }

    /** The ranges, of these, that hold the firmware. */
    public static List<Range> holding(List<Range> ranges, Firmware firmware) {
        return ranges.stream()
                .filter(range -> range.interval().contains(firmware))
                .toList();
    }
}
