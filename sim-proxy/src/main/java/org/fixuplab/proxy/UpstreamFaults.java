package org.fixuplab.proxy;

import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.nio.channels.UnresolvedAddressException;

/** Why an upstream could not be connected, for a person. */
final class UpstreamFaults {

    private UpstreamFaults() {}

    static String sentence(InetSocketAddress upstream, Throwable cause) {
        String subject = "the upstream " + Addresses.text(upstream);
        // Order matters: a timeout is a ConnectException too.
        if (cause instanceof ConnectTimeoutException) {
            return subject + " does not answer";
        } else if (cause instanceof UnresolvedAddressException) {
            return subject + " is a name that cannot be resolved";
        } else if (cause instanceof NoRouteToHostException) {
            return subject + " cannot be reached: no route to it";
        } else if (cause instanceof ConnectException) {
            return subject + " refused the connection";
        }
        return subject + " cannot be reached: " + cause.getMessage();
    }
}
