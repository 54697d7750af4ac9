package org.fixuplab.explain;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.fixuplab.firmware.BehaviourState;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.firmware.Interval;

/**
 * A firewall that may have been in the way. Immutable.
 *
 * @param versions which it stands for
 * @param variant what is not as the versions have it by default, for people; empty if nothing
 * @param config lines of the device's own language that set it so; empty if nothing, or if an override does
 * @param overrides behaviours switched on, of which a source says that these versions had them: by id, what a scenario file writes
 *     after {@code enabled = on}
 */
record Candidate(
        Interval versions,
        String variant,
        String config,
        Map<String, String> overrides,
        InspectionPolicy policy,
        Family family) {

    Candidate {
        overrides = Map.copyOf(overrides);
    }

    /** The behaviours that are at work. */
    Set<String> behaviours() {
        return new HashSet<>(policy.enabled().keySet());
    }

    /** How far to trust that these versions do it, from 0 to 1. */
    double trust(String behaviour) {
        for (BehaviourState state : policy.describe()) {
            if (state.id().equals(behaviour)) {
                return switch (state.evidence().confidence()) {
                    case DOCUMENTED, OBSERVED -> 1;
                    case INFERRED -> 0.9;
                    case ASSUMED -> 0.75;
                };
            }
        }
        return 1;
    }

    static Candidate of(
            Interval versions, String variant, String config, Map<String, String> overrides, InspectionPolicy policy) {
        return new Candidate(versions, variant, config, overrides, policy, family(policy));
    }

    private static Family family(InspectionPolicy policy) {
        Lens lens = new Lens(policy);
        lens.server("220 mail.example.com ESMTP\r\n");
        Lens.Outcome ehlo = lens.client("EHLO client.example.com\r\n");
        return ehlo.altered() || !ehlo.answer().isEmpty() ? Family.FIXUP : Family.ESMTP;
    }
}
