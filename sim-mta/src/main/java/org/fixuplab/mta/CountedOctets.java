package org.fixuplab.mta;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** As many octets as a command announced, whatever they are. Confined to its session. */
final class CountedOctets implements Intake {

    private final @Nullable MessageOctets message;
    private long left;

    private CountedOctets(long count, @Nullable MessageOctets message) {
        this.left = count;
        this.message = message;
    }

    static CountedOctets kept(long count, MessageOctets message) {
        return new CountedOctets(count, message);
    }

    static CountedOctets thrownAway(long count) {
        return new CountedOctets(count, null);
    }

    @Override
    public boolean read(ByteBuffer in) {
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
