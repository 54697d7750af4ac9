package org.fixuplab.proxy;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a session has been idle for too long. One task a session, which looks at the clock when it fires: a read costs no timer.
 * Confined to the session's event loop.
 */
final class IdleCheck {

    private final EventLoop loop;
    private final Duration timeout;
    private final Runnable idle;
    private long lastMove = System.nanoTime();
    private @Nullable Future<?> task;

    /** @param idle is run once, on the event loop */
    IdleCheck(EventLoop loop, Duration timeout, Runnable idle) {
        this.loop = loop;
        this.timeout = timeout;
        this.idle = idle;
    }

    /** From now on time counts. */
    void start() {
        arm(timeout.toNanos());
    }

    /** Something moved. */
    void moved() {
        lastMove = System.nanoTime();
    }

    void stop() {
        if (task != null) {
            task.cancel(false);
        }
    }

    private void arm(long nanos) {
        task = loop.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
    }

    private void look() {
        long left = timeout.toNanos() - (System.nanoTime() - lastMove);
        if (left > 0) {
            arm(left);
        } else {
            idle.run();
        }
    }
}
