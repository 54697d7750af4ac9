package org.fixuplab.lab.run;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.play.Play;
import org.fixuplab.lab.play.Step;

/**
 * What a play's client trusts. Setting up the JDK's TLS takes some tenths of a second: where the play will need it, that is done beside the
 * dialogue before.
 */
final class Trust implements Supplier<SSLContext> {

    private final FutureTask<SSLContext> context;

    Trust(Lab lab, Play play) {
        context = new FutureTask<>(() -> lab.authority().clientContext());
        if (play.steps().stream().anyMatch(Step.StartTls.class::isInstance)) {
            Thread thread = new Thread(context, "fixuplab-trust");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public SSLContext get() {
        context.run();
        try {
            return context.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the JDK's TLS could not be set up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the JDK's TLS was set up", e);
        }
    }
}
