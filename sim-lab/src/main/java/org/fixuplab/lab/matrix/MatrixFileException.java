package org.fixuplab.lab.matrix;

import org.fixuplab.lab.Problem;

/** A saved matrix cannot be used. The message names file and line. */
public final class MatrixFileException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    MatrixFileException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
