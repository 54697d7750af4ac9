package org.fixuplab.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that the device would not take, or that is beyond what is understood here. Lists all that is wrong. */
public final class DeviceConfigException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    DeviceConfigException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All problems, in the order of their lines; never empty. */
    public List<Problem> problems() {
        return problems;
    }

    /** The first problem's line, from 1. */
    public int line() {
        return problems.get(0).line();
    }

    /** The first problem's column, from 1. */
    public int column() {
        return problems.get(0).column();
    }
}
