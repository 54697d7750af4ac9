package org.fixuplab.inspect;

import java.nio.ByteBuffer;

/** Keeps lines from the server, and answers them itself. */
non-sealed interface AnswerRule extends Behaviour {

    /** Whether the octets {@code [from, to)}, the first piece of a verb that one segment holds, let the line pass. */
    boolean passes(ByteBuffer segment, int from, int to);

    /** What the client gets in place of the server's reply, line end included. Nobody writes to it. */
    byte[] answer();
}
