package org.fixuplab.lab.matrix;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.fixuplab.lab.sender.MissingProgramException;

/** What another thread has thrown, to be thrown here. */
final class Causes {

    private Causes() {}

    /** Throws it as what it was. Never returns: its type is for a caller that must throw. */
    static IllegalStateException of(ExecutionException thrown)
            throws MissingProgramException, IOException, InterruptedException {
        Throwable cause = thrown.getCause();
        if (cause instanceof MissingProgramException missing) {
            throw missing;
        } else if (cause instanceof IOException io) {
            throw io;
        } else if (cause instanceof InterruptedException interrupted) {
            throw interrupted;
        } else if (cause instanceof RuntimeException ours) {
            throw ours;
        }
        throw new IllegalStateException("a cell could not be run", cause);
    }
}
