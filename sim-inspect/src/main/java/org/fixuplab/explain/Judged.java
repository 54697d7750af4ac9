package org.fixuplab.explain;

import java.util.List;
import org.fixuplab.firmware.Platform;

/**
 * A candidate and all that speaks for it and against it. Immutable.
 *
 * @param findings in the paste's order
 */
record Judged(Candidate candidate, List<Finding> findings) {

    Judged {
        findings = List.copyOf(findings);
    }

    double score() {
        double sum = -candidate.variant().cost();
        sum += candidate.versions().platform() == Platform.FWSM ? Weight.RARE : 0;
        for (Finding finding : findings) {
            sum += finding.weight();
        }
        return sum;
    }

    /** The score without what people only say. */
    double shown() {
        return score()
                - findings.stream()
                        .filter(Finding::told)
                        .mapToDouble(Finding::weight)
                        .sum();
    }

    boolean hasFor() {
        return findings.stream().anyMatch(Finding::isFor);
    }
}
