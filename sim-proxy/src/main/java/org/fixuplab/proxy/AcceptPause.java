package org.fixuplab.proxy;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a listener's failures end: after one it accepts nobody for a second. Clients wait in the kernel's queue meanwhile, which would
 * otherwise report them again and again. Confined to the listener's event loop.
 */
final class AcceptPause extends ChannelInboundHandlerAdapter {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** A shortage that was over for so long is told when it comes back. */
    private static final Duration OVER = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(AcceptPause.class);

    private final Consumer<String> told;
    private boolean failed;
    private long lastFailure;

    /** @param told why; called on the listener's event loop */
    AcceptPause(Consumer<String> told) {
        this.told = told;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.channel().config().setAutoRead(false);
        context.executor()
                .schedule(() -> context.channel().config().setAutoRead(true), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        long now = System.nanoTime();
        boolean begins = !failed || now - lastFailure > OVER.toNanos();
        failed = true;
        lastFailure = now;
        if (cause instanceof IOException) {
            if (begins) {
                told.accept(Refusals.why(cause));
            }
        } else {
            LOG.error("A listener failed. This is our bug.", cause);
        }
    }
}
