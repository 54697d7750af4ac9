package org.fixuplab.inspect;

import java.nio.ByteBuffer;

/** Decides which verbs reach the server, and what becomes of the others. */
non-sealed interface VerbRule extends Behaviour {

    /** Whether the octets {@code [from, to)}, the piece of a verb that one segment holds, are a whole verb that may pass. */
    boolean passes(ByteBuffer segment, int from, int to);

    /** Overwrites a piece that may not. */
    void overwrite(ByteBuffer segment, int from, int to);
}
