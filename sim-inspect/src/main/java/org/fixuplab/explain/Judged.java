package org.fixuplab.explain;

import java.util.List;
import java.util.stream.Stream;
import org.fixuplab.firmware.Platform;

/**
 * A candidate and all that speaks for it and against it. Immutable.
 *
 * @param played what its sessions say, in the paste's order
 * @param told what stands around them
 */
record Judged(Candidate candidate, List<Finding> played, List<Finding> told) {

    Judged {
        played = List.copyOf(played);
        told = List.copyOf(told);
    }

    List<Finding> findings() {
        return Stream.concat(played.stream(), told.stream()).toList();
    }

    double score() {
        double sum = -candidate.variant().cost();
        sum += candidate.versions().platform() == Platform.FWSM ? Weight.RARE : 0;
        for (Finding finding : findings()) {
            sum += finding.weight();
        }
        return sum;
    }

    boolean hasFor() {
        return findings().stream().anyMatch(Finding::isFor);
    }

    /** Whether more speaks against it than for it; what prose says for it does not outweigh a session. */
    boolean isContradicted() {
        boolean outweighed = isDenied(findings()) && score() <= 0;
        boolean heard = isDenied(played)
                && played.stream().mapToDouble(Finding::weight).sum() <= 0
                && told.stream().allMatch(finding -> finding.weight() < Weight.KEYWORD);
        return outweighed || heard;
    }

    private static boolean isDenied(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.weight() <= Weight.CLEAR_GREETING);
    }
}
