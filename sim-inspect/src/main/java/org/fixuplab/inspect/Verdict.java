package org.fixuplab.inspect;

import java.util.List;
import org.fixuplab.event.LegAct;

/** What becomes of a segment after it was judged, and overwritten in place. */
public sealed interface Verdict {

    /** The whole segment goes on. */
    Verdict FORWARD = new Forward();

    record Forward() implements Verdict {}

    /**
     * The first {@code forward} octets go on. The rest is kept by the caller, who puts it before the next octets of the same direction and
     * judges both as one segment, or calls {@link Inspector#release} when no more come in time. Server direction only.
     */
    record Hold(int forward) implements Verdict {}

    /**
     * Some octets of the segment never leave, or the client gets some that were not in it.
     *
     * @param splices where, in the order of the segment; all lie before the octets that {@code rest} holds
     * @param rest what becomes of all others: {@link Forward} or {@link Hold}, which counts octets of the segment as it came
     */
    record Spliced(List<Splice> splices, Verdict rest) implements Verdict {

        public Spliced {
            splices = List.copyOf(splices);
        }
    }

    /** The first {@code forward} octets go on, the rest never leaves, and the session ends as told for each leg. No later segment is judged. */
    record End(int forward, LegAct client, LegAct server) implements Verdict {}
}
