package org.fixuplab.mta;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The octets that one BDAT announced. A chunk that came out of sequence is read to its end too, and only then refused: its octets are
 * never commands (RFC 3030). Confined to its session.
 */
final class IncomingChunk {

    private final boolean last;
    private final @Nullable MessageOctets message;
    private final @Nullable PersonaKey refusal;
    private long left;

    private IncomingChunk(Chunk chunk, @Nullable MessageOctets message, @Nullable PersonaKey refusal) {
        this.left = chunk.octets();
        this.last = chunk.last();
        this.message = message;
        this.refusal = refusal;
    }

    static IncomingChunk accepted(Chunk chunk, MessageOctets message) {
        return new IncomingChunk(chunk, message, null);
    }

    static IncomingChunk refused(Chunk chunk, PersonaKey refusal) {
        return new IncomingChunk(chunk, null, refusal);
    }

    boolean last() {
        return last;
    }

    @Nullable
    PersonaKey refusal() {
        return refusal;
    }

    /** Reads up to the end of the chunk, not further; false if the octets end before that. */
    boolean read(ByteBuffer in) {
        int count = (int) Math.min(left, in.remaining());
        int to = in.position() + count;
        if (message == null) {
            in.position(to);
        } else {
            message.append(in, to);
        }
        left -= count;
        return left == 0;
    }
}
