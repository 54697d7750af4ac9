package org.fixuplab.inspect;

import org.fixuplab.event.LegAct;

/**
 * What becomes of a segment after it was judged, and overwritten in place. In each, the first {@code forward} octets go to the other peer.
 */
public sealed interface Verdict {

    /** The whole segment goes on. */
    Verdict FORWARD = new Forward();

    record Forward() implements Verdict {}

    /**
     * The rest is kept by the caller, who puts it before the next octets of the same direction and judges both as one segment, or calls
     * {@link Inspector#release} when no more come in time. Server direction only.
     */
    record Hold(int forward) implements Verdict {}

    /** The rest never leaves. */
    record Swallow(int forward) implements Verdict {}

    /** The rest never leaves, and the client gets these octets, as if from the server. */
    record Answer(int forward, byte[] octets) implements Verdict {}

    /** The rest never leaves, and the session ends as told for each leg. No later segment is judged. */
    record End(int forward, LegAct client, LegAct server) implements Verdict {}
}
