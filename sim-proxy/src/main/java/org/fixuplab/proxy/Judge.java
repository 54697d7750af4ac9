package org.fixuplab.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.fixuplab.event.Direction;
import org.fixuplab.event.LegAct;
import org.fixuplab.inspect.Inspector;
import org.fixuplab.inspect.Verdict;
import org.fixuplab.proxy.observe.SessionObserver;
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
    private int segments;

    Judge(Inspector inspector, SessionObserver observer) {
        this.inspector = inspector;
        this.observer = observer;
        this.shows = observer.wantsOctets();
        this.looks = inspector != Inspector.OFF;
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
        Verdict verdict = looks ? inspect(from, octets(segment)) : Verdict.FORWARD;
        if (shows) {
            show(from, before, segment, verdict);
        }
        return verdict;
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

    /** The firewall answers the client by itself. */
    void answered(byte[] octets) {
        if (shows) {
            observer.segment(Direction.FROM_SERVER, NONE, octets);
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
        int forward = forwarded(verdict, before.length);
        byte[] after = ByteBufUtil.getBytes(segment, segment.readerIndex(), forward);
        if (verdict instanceof Verdict.Hold) {
            // The rest is shown when it leaves.
            if (forward > 0) {
                observer.segment(from, Arrays.copyOf(before, forward), after);
            }
        } else {
            observer.segment(from, before, after);
        }
    }

    /** How many octets of a segment go on. */
    static int forwarded(Verdict verdict, int length) {
        if (verdict instanceof Verdict.Hold hold) {
            return hold.forward();
        } else if (verdict instanceof Verdict.Swallow swallow) {
            return swallow.forward();
        } else if (verdict instanceof Verdict.Answer answer) {
            return answer.forward();
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
