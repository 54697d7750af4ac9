package org.fixuplab.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Cuts one direction into segments of a maximum size, whatever the reads were. The grid starts anew when the sender was idle. */
final class Segmenter {

    private static final int FIRST_CAPACITY = 2048;

    private final int mss;
    private final long gatherNanos;
    private final Channel channel;
    private final Checkpoint checkpoint;

    private @Nullable ByteBuf gathered;
    private long lastRead;
    private boolean armed;

    Segmenter(Segmentation.ByMss settings, Channel channel, Checkpoint checkpoint) {
        this.mss = settings.octets();
        this.gatherNanos = settings.gather().toNanos();
        this.channel = channel;
        this.checkpoint = checkpoint;
    }

    /** Takes over what was read; every full segment leaves. */
    void take(ByteBuf octets) {
        lastRead = System.nanoTime();
        while (octets.isReadable() && checkpoint.isOpen()) {
            ByteBuf segment = gathered;
            if (segment == null) {
                segment = channel.alloc().buffer(Math.min(FIRST_CAPACITY, mss), mss);
                gathered = segment;
            }
            segment.writeBytes(octets, Math.min(mss - segment.readableBytes(), octets.readableBytes()));
            if (segment.readableBytes() == mss) {
                finish();
            }
        }
        octets.release();
        if (gathered != null && !armed) {
            arm(gatherNanos);
        }
    }

    private void arm(long nanos) {
        armed = true;
        channel.eventLoop().schedule(this::checkIdle, nanos, TimeUnit.NANOSECONDS);
    }

    private void checkIdle() {
        armed = false;
        if (gathered == null) {
            return;
        }
        long left = gatherNanos - (System.nanoTime() - lastRead);
        if (left > 0) {
            arm(left);
        } else {
            finish();
        }
    }

    /** What is gathered leaves as a segment, full or not. */
    void finish() {
        ByteBuf segment = gathered;
        if (segment != null) {
            gathered = null;
            checkpoint.judgeAndFlush(segment);
        }
    }

    void discard() {
        if (gathered != null) {
            gathered.release();
            gathered = null;
        }
    }
}
