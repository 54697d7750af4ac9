package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import org.fixuplab.event.Direction;

/** Judges the segments of one session. Confined to the session's thread. */
public interface Inspector {

    /** Inspection off: everything passes as it came. Immutable. */
    Inspector OFF = new Inspector() {
        @Override
        public Verdict judge(Direction from, ByteBuffer segment) {
            return Verdict.FORWARD;
        }

        @Override
        public void release(ByteBuffer held) {}
    };

    /**
     * Judges one segment and overwrites octets in it, in place, between position and limit; neither moves.
     *
     * @param segment writable; held octets of the same direction stand at its beginning
     */
    Verdict judge(Direction from, ByteBuffer segment);

    /**
     * Whether it matters where this direction's next segment is cut from the one judged last. A caller that cut it itself, and not the
     * sender, then judges both as one.
     */
    default boolean mindsBorders(Direction from) {
        return false;
    }

    /** The octets held last, of the server's direction, leave now, as they are: their time or the stream has ended. */
    void release(ByteBuffer held);
}
