package org.fixuplab.lab.run;

import java.util.OptionalInt;

/**
 * What became of a client's program. Immutable.
 *
 * @param exit empty if it was killed, its time being over
 * @param output what it wrote to stdout and stderr, in order; of a long output, beginning and end
 */
public record CommandResult(OptionalInt exit, String output) {

    /** How a shell says that a program cannot be executed; a script that calls one says so, too. */
    private static final int CANNOT_EXECUTE = 126;

    private static final int NOT_FOUND = 127;

    /** Whether it exited as a shell does that did not find a program, or could not execute it. */
    public boolean lacksProgram() {
        return exit.isPresent() && (exit.getAsInt() == NOT_FOUND || exit.getAsInt() == CANNOT_EXECUTE);
    }

    /** The last line that is not blank; empty if there is none. */
    public String lastLine() {
        String said = output.strip();
        return said.substring(said.lastIndexOf('\n') + 1).strip();
    }
}
