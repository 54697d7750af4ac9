package org.fixuplab.app.client;

import java.time.Duration;

/**
 * The threads in which the JDK's HTTP clients wait for their sockets. A JVM that ends waits 300 ms for each thread that is in native code, as
 * these always are: half of what a verb takes. Until Java 21 a client cannot be closed; but its thread ends when it is interrupted.
 */
final class SelectorThreads {

    private static final Duration MOST = Duration.ofMillis(100);
    private static final String NAME = "HttpClient-\\d+-SelectorManager";

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(SelectorThreads::end, "http-clients-end"));
    }

    private SelectorThreads() {}

    /** From now on they end with the process, and do not delay it. */
    static void endWithProcess() {
        // The initializer, which runs once, has seen to it.
    }

    private static void end() {
        Thread[] threads = new Thread[Thread.activeCount() + 10];
        int count = Thread.enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (threads[i].getName().matches(NAME)) {
                end(threads[i]);
            }
        }
    }

    private static void end(Thread selector) {
        selector.interrupt();
        try {
            selector.join(MOST.toMillis());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
