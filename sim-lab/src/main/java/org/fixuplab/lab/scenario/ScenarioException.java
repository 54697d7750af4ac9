package org.fixuplab.lab.scenario;

import java.util.List;
import java.util.stream.Collectors;
import org.fixuplab.lab.Problem;

/** A scenario file cannot be used. Lists all that is wrong with it. */
public final class ScenarioException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    ScenarioException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All problems, in the order of their lines; never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
