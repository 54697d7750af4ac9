package org.fixuplab.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps the octets a verdict held back, until the next ones of their direction come or their time is over. */
final class Joiner {

    private final Duration timeout;
    private final Channel channel;
    private final Runnable release;

    private @Nullable ByteBuf held;
    private @Nullable Future<?> deadline;

    /** @param release called when the octets have been held for {@code timeout} */
    Joiner(Duration timeout, Channel channel, Runnable release) {
        this.timeout = timeout;
        this.channel = channel;
        this.release = release;
    }

    /** The octets, with those that are held before them. */
    ByteBuf join(ByteBuf octets) {
        ByteBuf first = held;
        if (first == null) {
            return octets;
        }
        held = null;
        ByteBuf both = channel.alloc().buffer(first.readableBytes() + octets.readableBytes());
        both.writeBytes(first).writeBytes(octets);
        first.release();
        octets.release();
        return both;
    }

    /** Keeps a copy of all but the first {@code forward} octets. Time counts from when the first octet kept was first held. */
    void hold(ByteBuf segment, int forward) {
        int length = segment.readableBytes() - forward;
        held = channel.alloc().buffer(length).writeBytes(segment, segment.readerIndex() + forward, length);
        if (forward > 0) {
            stopClock();
        }
        if (deadline == null) {
            deadline = channel.eventLoop().schedule(release, timeout.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Hands the held octets over, if there are any. */
    @Nullable
    ByteBuf takeHeld() {
        stopClock();
        ByteBuf octets = held;
        held = null;
        return octets;
    }

    /** What was held was judged together with what came, and nothing of it is held again. */
    void settled() {
        stopClock();
    }

    private void stopClock() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    void discard() {
        ByteBuf octets = takeHeld();
        if (octets != null) {
            octets.release();
        }
    }
}
