package org.fixuplab.inspect;

import java.nio.ByteBuffer;

/** Overwrites the text of a greeting. */
non-sealed interface GreetingMask extends Behaviour {

    /** Overwrites the text {@code [from, to)} of one greeting line: what follows its code and separator, without CR LF. */
    void mask(ByteBuffer segment, int from, int to);
}
