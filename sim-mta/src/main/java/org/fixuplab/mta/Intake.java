package org.fixuplab.mta;

import java.nio.ByteBuffer;

/** Reads octets that are no commands and knows where they end. Confined to its session. */
interface Intake {

    /** Reads up to its end, not further; false if the octets end before that. */
    boolean read(ByteBuffer in);
}
