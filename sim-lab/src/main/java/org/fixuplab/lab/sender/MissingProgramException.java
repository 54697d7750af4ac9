package org.fixuplab.lab.sender;

/** A program that a sender needs is not on this machine. The message names it and says how to get it. */
public final class MissingProgramException extends Exception {

    private static final long serialVersionUID = 1;

    public MissingProgramException(String message) {
        super(message);
    }
}
