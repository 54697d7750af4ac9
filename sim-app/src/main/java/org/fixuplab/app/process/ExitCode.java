package org.fixuplab.app.process;

import java.util.List;

/** What the process says when it ends; a row an answer. */
public enum ExitCode {
    OK(0),
    /** A verdict or an expectation failed. */
    FAILED(1),
    /** The command line, a scenario or the configuration is wrong. */
    USAGE(2),
    /** The environment does not allow it: an address is taken, a program is missing. */
    ENVIRONMENT(3),
    /** What was waited for did not happen in time. */
    TIMED_OUT(4),
    /** Our own fault. */
    CRASH(70);

    private static final List<ExitCode> WORST_FIRST = List.of(CRASH, USAGE, ENVIRONMENT, TIMED_OUT, FAILED, OK);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** The worse of two, where several files were judged. */
    public ExitCode worse(ExitCode other) {
        return WORST_FIRST.indexOf(this) <= WORST_FIRST.indexOf(other) ? this : other;
    }
}
