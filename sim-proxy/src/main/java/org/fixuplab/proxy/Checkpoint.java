package org.fixuplab.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.fixuplab.event.Direction;
import org.fixuplab.inspect.Splice;
import org.fixuplab.inspect.Verdict;
import org.fixuplab.proxy.observe.SessionObserver;
import org.jspecify.annotations.Nullable;

/**
 * Where the octets of one direction become segments, are judged, and go on to the other leg. Confined to its session's event loop.
 *
 * <p>Nothing is held back here but by the joiner (a verdict's wish) and the segmenter (the settings' wish). The firewall's own answers are
 * written where the verdict says: it knows what the server still owes.
 */
final class Checkpoint {

    private final Session session;
    private final Judge judge;
    private final SessionObserver observer;
    private final Leg from;
    private final Leg to;
    private final Leg client;
    private final @Nullable Segmenter segmenter;
    private final CutReads cutReads;
    private final Joiner joiner;

    /** What was read before the upstream was up: epoll reads when the peer closes, asked or not. */
    private @Nullable Queue<ByteBuf> early;

    private boolean open;

    Checkpoint(Session session, Judge judge, SessionObserver observer, Leg from, Leg to, FirewallSettings settings) {
        this.session = session;
        this.judge = judge;
        this.observer = observer;
        this.from = from;
        this.to = to;
        this.client = from.from == Direction.FROM_CLIENT ? from : to;
        this.segmenter =
                settings.segments() instanceof Segmentation.ByMss mss ? new Segmenter(mss, from.channel(), this) : null;
        this.cutReads =
                new CutReads(from.channel(), this::judge, this::judgeAndFlush, () -> judge.mindsBorders(from.from));
        this.joiner = new Joiner(settings.joinTimeout(), from.channel(), this::releaseHeld);
    }

    /** From now on octets pass; those that came earlier do now. */
    void open() {
        open = true;
        while (early != null && !early.isEmpty()) {
            take(early.remove());
        }
        session.flush();
    }

    /** Takes over what was read. */
    void take(ByteBuf octets) {
        if (!open) {
            early = early == null ? new ArrayDeque<>() : early;
            early.add(octets);
        } else if (segmenter != null) {
            segmenter.take(octets);
        } else {
            cutReads.take(octets);
        }
    }

    /** Takes over one segment. Held octets go before it, and both are judged as one. */
    void judge(ByteBuf octets) {
        if (!session.isRelaying()) {
            octets.release();
            return;
        }
        ByteBuf segment = joiner.join(octets);
        Verdict verdict = judge.judge(from.from, segment);
        if (verdict == Verdict.FORWARD) {
            joiner.settled();
            send(segment);
        } else if (verdict instanceof Verdict.Spliced spliced) {
            pass(segment, spliced.rest(), spliced.splices());
        } else {
            pass(segment, verdict, List.of());
        }
    }

    /** One segment that leaves by itself, so that the kernel may send it as one. */
    void judgeAndFlush(ByteBuf octets) {
        judge(octets);
        session.flush();
    }

    private void pass(ByteBuf segment, Verdict verdict, List<Splice> splices) {
        int forward = Judge.forwarded(verdict, segment.readableBytes());
        if (verdict instanceof Verdict.Hold) {
            joiner.hold(segment, forward);
        } else {
            joiner.settled();
        }
        int start = segment.readerIndex();
        segment.writerIndex(start + forward);
        for (Splice splice : splices) {
            int before = start + splice.at() - segment.readerIndex();
            if (before > 0) {
                send(segment.readRetainedSlice(before));
            }
            segment.skipBytes(splice.length());
            answer(splice.answer());
        }
        if (segment.isReadable()) {
            send(segment);
        } else {
            segment.release();
        }
        if (verdict instanceof Verdict.End end) {
            session.end(end);
        }
    }

    private void answer(byte[] octets) {
        if (octets.length > 0) {
            observer.sent(Direction.FROM_SERVER, octets.length);
            session.answered();
            client.write(Unpooled.wrappedBuffer(octets));
        }
    }

    private void send(ByteBuf octets) {
        observer.sent(from.from, octets.readableBytes());
        to.write(octets);
    }

    private void releaseHeld() {
        if (session.isRelaying()) {
            ByteBuf held = joiner.takeHeld();
            if (held != null) {
                judge.release(from.from, held);
                send(held);
                session.flush();
            }
        }
    }

    boolean isOpen() {
        return session.isRelaying();
    }

    /** No more octets come: what is gathered or held leaves. */
    void finish() {
        if (segmenter != null) {
            segmenter.finish();
        }
        cutReads.finish();
        releaseHeld();
    }

    /** Gives up whatever is still here. */
    void discard() {
        if (segmenter != null) {
            segmenter.discard();
        }
        cutReads.discard();
        joiner.discard();
        if (early != null) {
            early.forEach(ByteBuf::release);
            early = null;
        }
    }
}
