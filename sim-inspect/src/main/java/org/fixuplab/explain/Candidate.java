package org.fixuplab.explain;

import java.util.HashSet;
import java.util.Set;
import org.fixuplab.firmware.BehaviourState;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.firmware.Interval;

/**
 * A firewall that may have been in the way. Immutable.
 *
 * @param versions which it stands for
 */
record Candidate(Interval versions, Variant variant, InspectionPolicy policy, Family family) {

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
                    case ASSUMED -> 0.7;
                };
            }
        }
        return 1;
    }

    static Candidate of(Interval versions, Variant variant, InspectionPolicy policy) {
        return new Candidate(versions, variant, policy, family(policy));
    }

    private static Family family(InspectionPolicy policy) {
        Lens lens = new Lens(policy);
        lens.server("220 mail.example.com ESMTP\r\n");
        Lens.Outcome ehlo = lens.client("EHLO client.example.com\r\n");
        return ehlo.altered() || !ehlo.answer().isEmpty() ? Family.FIXUP : Family.ESMTP;
    }
}
