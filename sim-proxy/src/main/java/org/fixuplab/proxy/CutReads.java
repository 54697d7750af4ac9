package org.fixuplab.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.util.ByteProcessor;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Undoes the cuts that our read buffer makes. A read is a segment; but one that fills its buffer ends where we cut it, and not the sender.
 * Where that matters, what stands behind its last line is judged with the next read, which is there already.
 */
final class CutReads {

    /** The next read comes at once, if the sender has sent more. */
    private static final long A_MOMENT_MILLIS = 10;

    private final Channel channel;
    private final Consumer<ByteBuf> judge;
    private final Consumer<ByteBuf> judgeLate;
    private final BooleanSupplier borderMatters;

    private @Nullable ByteBuf rest;
    private @Nullable Future<?> deadline;

    /**
     * @param judge takes over a segment
     * @param judgeLate takes over one for which no more octets came, outside any read
     * @param borderMatters whether it does after the segment judged last
     */
    CutReads(Channel channel, Consumer<ByteBuf> judge, Consumer<ByteBuf> judgeLate, BooleanSupplier borderMatters) {
        this.channel = channel;
        this.judge = judge;
        this.judgeLate = judgeLate;
        this.borderMatters = borderMatters;
    }

    /** Takes over a read, and hands over segments. */
    void take(ByteBuf octets) {
        boolean full = octets.readableBytes() == Leg.LARGEST_READ;
        ByteBuf read = join(octets);
        int lines = full ? endOfLines(read) : 0;
        if (lines > 0 && lines < read.readableBytes()) {
            judge.accept(read.readRetainedSlice(lines));
            if (borderMatters.getAsBoolean()) {
                keep(read);
                return;
            }
        }
        judge.accept(read);
    }

    private ByteBuf join(ByteBuf octets) {
        ByteBuf first = takeRest();
        if (first == null) {
            return octets;
        }
        ByteBuf both = channel.alloc().buffer(first.readableBytes() + octets.readableBytes());
        both.writeBytes(first).writeBytes(octets);
        first.release();
        octets.release();
        return both;
    }

    private static int endOfLines(ByteBuf octets) {
        int lf = octets.forEachByteDesc(ByteProcessor.FIND_LF);
        return lf < 0 ? 0 : lf + 1 - octets.readerIndex();
    }

    /** Keeps a copy, so that it does not keep the whole read buffer alive. */
    private void keep(ByteBuf read) {
        rest = channel.alloc().buffer(read.readableBytes()).writeBytes(read);
        read.release();
        deadline = channel.eventLoop().schedule(this::timeOut, A_MOMENT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void timeOut() {
        ByteBuf octets = takeRest();
        if (octets != null) {
            judgeLate.accept(octets);
        }
    }

    /** No more octets come: what was kept is a segment. */
    void finish() {
        ByteBuf octets = takeRest();
        if (octets != null) {
            judge.accept(octets);
        }
    }

    void discard() {
        ByteBuf octets = takeRest();
        if (octets != null) {
            octets.release();
        }
    }

    private @Nullable ByteBuf takeRest() {
        ByteBuf octets = rest;
        rest = null;
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
        return octets;
    }
}
