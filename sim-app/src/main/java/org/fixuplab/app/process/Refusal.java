package org.fixuplab.app.process;

import java.util.List;

/** A command cannot do what it was asked, and the person can change that: sentences for them, and the exit code. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ExitCode exitCode;
    private final List<String> sentences;

    public Refusal(ExitCode exitCode, List<String> sentences) {
        super(String.join("; ", sentences));
        this.exitCode = exitCode;
        this.sentences = List.copyOf(sentences);
    }

    /** The command line or the configuration is wrong. */
    public static Refusal usage(String sentence) {
        return new Refusal(ExitCode.USAGE, List.of(sentence));
    }

    /** The machine does not allow it. */
    public static Refusal environment(String sentence) {
        return new Refusal(ExitCode.ENVIRONMENT, List.of(sentence));
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public List<String> sentences() {
        return sentences;
    }
}
