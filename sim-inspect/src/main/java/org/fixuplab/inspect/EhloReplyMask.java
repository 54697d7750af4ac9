package org.fixuplab.inspect;

import java.nio.ByteBuffer;

/** Takes offence at keyword lines of a reply to EHLO; overwrites them, if that is its action. */
non-sealed interface EhloReplyMask extends Behaviour {

    /** Whether the line with this text, {@code [from, to)}, is no offence. */
    boolean passes(ByteBuffer segment, int from, int to);

    Consequence consequence();

    /**
     * Overwrites the text of one line.
     *
     * @param maskedBefore how many lines of the same reply were overwritten before it
     */
    void mask(ByteBuffer segment, int from, int to, int maskedBefore);
}
