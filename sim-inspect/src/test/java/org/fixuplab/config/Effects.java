package org.fixuplab.config;

import java.util.List;
import org.fixuplab.firmware.BehaviourState;
import org.fixuplab.firmware.InspectionPolicy;

/** What a firewall does, without who says so. */
final class Effects {

    private Effects() {}

    /** The behaviours at work, with their values and their numbers in the map. */
    static List<String> of(InspectionPolicy policy) {
        return policy.describe().stream()
                .filter(BehaviourState::enabled)
                .map(state -> state.id() + " " + state.mapClass() + " " + state.values())
                .toList();
    }
}
