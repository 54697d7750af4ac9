package org.fixuplab.smtp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.file.Path;
import java.util.Random;
import org.fixuplab.event.Direction;

/** Breaks the laws of its room, for the test that shows that somebody would notice. */
public final class Offender {

    public ByteBuf network() {
        return Unpooled.EMPTY_BUFFER;
    }

    public long clock() {
        return System.nanoTime();
    }

    public int chance(Random random) {
        return random.nextInt();
    }

    public Path file() {
        return Path.of("file");
    }

    public Direction arrowUpwards() {
        return Direction.FROM_CLIENT;
    }
}
