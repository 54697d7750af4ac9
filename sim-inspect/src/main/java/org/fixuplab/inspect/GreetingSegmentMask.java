package org.fixuplab.inspect;

import java.nio.ByteBuffer;

/** Overwrites the greeting's first segment, whatever lines it holds, and no later one. */
non-sealed interface GreetingSegmentMask extends Behaviour {

    /** Overwrites the octets {@code [from, to)}: what follows the greeting's first code and separator, to the segment's end. */
    void mask(ByteBuffer segment, int from, int to);
}
