package org.fixuplab.proxy;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Finds the address of a host name off the event loops: a slow resolver must not stop a loop's other sessions. */
final class Lookup {

    private Lookup() {}

    /** The address; unresolved still if nobody knows the name. Completed by a thread of the lookup's own. */
    static CompletionStage<InetSocketAddress> of(InetSocketAddress unresolved) {
        return CompletableFuture.supplyAsync(
                () -> new InetSocketAddress(unresolved.getHostString(), unresolved.getPort()), Lookup::inAThread);
    }

    /** A thread for each: one slow lookup must not hold up another. */
    private static void inAThread(Runnable lookUp) {
        Thread thread = new Thread(lookUp, "fixuplab-lookup");
        thread.setDaemon(true);
        thread.start();
    }
}
