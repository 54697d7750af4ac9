package org.fixuplab.lab.run;

/** How a run went. */
public enum Outcome {
    /** Everything was as the scenario says. */
    PASSED,
    /** Something was not. */
    FAILED,
    /** The scenario could not be run here: a port is taken, a program is missing. */
    ENVIRONMENT
}
