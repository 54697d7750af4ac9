package org.fixuplab.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.fixuplab.event.Direction;
import org.fixuplab.event.LegAct;
import org.fixuplab.inspect.Inspector;
import org.fixuplab.inspect.Splice;
import org.fixuplab.inspect.Verdict;
import org.fixuplab.proxy.observe.SessionObserver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the segments of one session to its inspector, in place, and then to its observer. Confined to the session's event loop. */
final class Judge {

    private static final Logger LOG = LoggerFactory.getLogger(Judge.class);
    private static final byte[] NONE = {};

    private final Inspector inspector;
    private final SessionObserver observer;
    private final boolean shows;
    private final boolean looks;
    private final @Nullable Onlooker onlooker;
    private int segments;

    Judge(Inspector inspector, SessionObserver observer) {
        this.inspector = inspector;
        this.observer = observer;
        this.shows = observer.wantsOctets();
        this.looks = inspector != Inspector.OFF;
        this.onlooker = shows && !looks ? new Onlooker(observer) : null;
    }

    SessionObserver observer() {
        return observer;
    }

    /** Judges a segment, which may be overwritten by that. */
    Verdict judge(Direction from, ByteBuf segment) {
        if (!looks && !shows) {
            return Verdict.FORWARD;
        }
        byte[] before = shows ? ByteBufUtil.getBytes(segment) : NONE;
        if (onlooker != null) {
            look(onlooker, from, before);
        }
        Verdict verdict = looks ? inspect(from, octets(segment)) : Verdict.FORWARD;
        if (shows) {
            show(from, before, segment, verdict);
        }
        return verdict;
    }

    /** Whatever happens to who only looks, the session goes on. */
    private static void look(Onlooker onlooker, Direction from, byte[] segment) {
        try {
            onlooker.look(from, segment);
        } catch (RuntimeException fault) {
            LOG.error("Who looks on failed, and the session goes on. This is our bug.", fault);
        }
    }

    /** Whether it matters where the next segment of this direction is cut from the last one. */
    boolean mindsBorders(Direction from) {
        return looks && inspector.mindsBorders(from);
    }

    /** Held octets leave as they are. */
    void release(Direction from, ByteBuf held) {
        try {
            inspector.release(octets(held));
        } catch (RuntimeException fault) {
            report(fault);
        }
        if (shows) {
            byte[] octets = ByteBufUtil.getBytes(held);
            observer.segment(from, octets, octets);
        }
    }

    private Verdict inspect(Direction from, ByteBuffer octets) {
        boolean timed = segments++ % SessionObserver.TIMED_EVERY == 0;
        long start = timed ? System.nanoTime() : 0;
        try {
            return inspector.judge(from, octets);
        } catch (RuntimeException fault) {
            report(fault);
            return new Verdict.End(0, LegAct.RESET, LegAct.RESET);
        } finally {
            if (timed) {
                observer.judged(System.nanoTime() - start);
            }
        }
    }

    private static void report(RuntimeException fault) {
        LOG.error("The inspector failed, and the session ends with RST. This is our bug.", fault);
    }

    private void show(Direction from, byte[] before, ByteBuf segment, Verdict verdict) {
        if (verdict instanceof Verdict.Spliced spliced) {
            int shown = showSplices(from, before, segment, spliced.splices());
            show(from, before, segment, shown, spliced.rest());
        } else {
            show(from, before, segment, 0, verdict);
        }
    }

    /** Shows what stands before the splices, and what they take out and put in; how many octets that is. */
    private int showSplices(Direction from, byte[] before, ByteBuf segment, List<Splice> splices) {
        int shown = 0;
        for (Splice splice : splices) {
            int end = splice.at() + splice.length();
            if (splice.at() > shown) {
                observer.segment(
                        from, Arrays.copyOfRange(before, shown, splice.at()), octets(segment, shown, splice.at()));
            }
            if (splice.length() > 0) {
                observer.segment(from, Arrays.copyOfRange(before, splice.at(), end), NONE);
            }
            if (splice.answer().length > 0) {
                observer.segment(Direction.FROM_SERVER, NONE, splice.answer());
            }
            shown = end;
        }
        return shown;
    }

    private void show(Direction from, byte[] before, ByteBuf segment, int shown, Verdict verdict) {
        int forward = Math.max(shown, forwarded(verdict, before.length));
        // What is held is shown when it leaves.
        int end = verdict instanceof Verdict.Hold ? forward : before.length;
        if (end > shown) {
            byte[] part = end - shown == before.length ? before : Arrays.copyOfRange(before, shown, end);
            boolean same = forward == end && same(segment, shown, part);
            // Most segments pass as they are: they are copied once.
            observer.segment(from, part, same ? part : octets(segment, shown, forward));
        }
    }

    private static boolean same(ByteBuf segment, int from, byte[] octets) {
        int start = segment.readerIndex() + from;
        return ByteBufUtil.equals(segment, start, Unpooled.wrappedBuffer(octets), 0, octets.length);
    }

    private static byte[] octets(ByteBuf segment, int from, int to) {
        return ByteBufUtil.getBytes(segment, segment.readerIndex() + from, to - from);
    }

    /** How many octets of a segment go on, but for those that are spliced out. */
    static int forwarded(Verdict verdict, int length) {
        if (verdict instanceof Verdict.Hold hold) {
            return hold.forward();
        } else if (verdict instanceof Verdict.End end) {
            return end.forward();
        }
        return length;
    }

    /** The buffer's own memory: no copy, and for pooled buffers no object either. */
    private static ByteBuffer octets(ByteBuf segment) {
        return segment.internalNioBuffer(segment.readerIndex(), segment.readableBytes());
    }
}
