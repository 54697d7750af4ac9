package org.fixuplab.explain;

import java.util.List;
import java.util.Optional;
import org.fixuplab.firmware.LookAlike;

/**
 * Which firewalls explain what was pasted. Immutable.
 *
 * @param leading the family that explains it best; empty if none does at all
 * @param ranked the best first; empty if nothing explains anything
 * @param lookAlikes what else it looks like
 * @param ask what to ask the customer next, a sentence each
 * @param scenario a scenario file that shows the same symptom; empty if there is none to show
 */
public record Explanation(
        Verdict verdict,
        Optional<Family> leading,
        List<Explained> ranked,
        List<LookAlike> lookAlikes,
        List<String> ask,
        Optional<String> scenario) {

    public Explanation {
        ranked = List.copyOf(ranked);
        lookAlikes = List.copyOf(lookAlikes);
        ask = List.copyOf(ask);
    }
}
