package org.fixuplab.inspect;

import java.nio.ByteBuffer;

/** Overwrites keyword lines of a reply to EHLO. */
non-sealed interface EhloReplyMask extends Behaviour {

    /** Whether the line with this text, {@code [from, to)}, reaches the client as it is. */
    boolean passes(ByteBuffer segment, int from, int to);

    /**
     * Overwrites the text of one line.
     *
     * @param maskedBefore how many lines of the same reply were overwritten before it
     */
    void mask(ByteBuffer segment, int from, int to, int maskedBefore);
}
