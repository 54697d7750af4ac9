package org.fixuplab.lab.journal;

import java.util.List;
import java.util.stream.Collectors;

/** A match cannot be used. Lists all that is wrong with it. */
public final class MatchException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<MatchProblem> problems;

    MatchException(List<MatchProblem> problems) {
        super(problems.stream().map(MatchProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All problems, in the order of their keys; never empty. */
    public List<MatchProblem> problems() {
        return problems;
    }

    /** Whether one of them names a behaviour that no firmware has. */
    public boolean unknownBehaviour() {
        return problems.stream().anyMatch(MatchProblem::unknownBehaviour);
    }
}
