package org.fixuplab.lab.run;

import org.fixuplab.lab.Problem;

/** A program cannot be started. */
final class MissingProgram extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    MissingProgram(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
