package org.fixuplab.app.export;

import java.util.Optional;
import org.fixuplab.firmware.BehaviourState;
import org.fixuplab.firmware.Evidence;
import org.fixuplab.firmware.InspectionPolicy;

/** Why a firewall has its behaviours, for a person. Immutable. */
public final class Reasons {

    private final InspectionPolicy policy;

    public Reasons(InspectionPolicy policy) {
        this.policy = policy;
    }

    /** What the behaviour does, how sure that is, and who says so: a line each. Empty if the catalogue has no such behaviour. */
    public String of(String behaviour) {
        return state(behaviour)
                .map(state -> state.behaviour().summary() + "\n" + evidence(state.evidence()))
                .orElse("");
    }

    Optional<BehaviourState> state(String behaviour) {
        return policy.describe().stream()
                .filter(it -> it.id().equals(behaviour))
                .findFirst();
    }

    /** {@code observed: a log, a document}, and what to know of them. */
    static String evidence(Evidence evidence) {
        String sources = String.join("; ", evidence.sources());
        return evidence.confidence().word()
                + (sources.isEmpty() ? "" : ": " + sources)
                + (evidence.note().isBlank() ? "" : "\n" + evidence.note());
    }
}
