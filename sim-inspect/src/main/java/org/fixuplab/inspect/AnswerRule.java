package org.fixuplab.inspect;

/** Keeps lines from the server, and answers them itself. */
non-sealed interface AnswerRule extends Behaviour {

    /** Whether the first piece of a verb that one segment holds lets the line pass. */
    boolean passes(Word piece);

    /** What the client gets in place of the server's reply, line end included. Nobody writes to it. */
    byte[] answer();
}
