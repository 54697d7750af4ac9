package org.fixuplab.proxy;

import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.nio.channels.UnresolvedAddressException;
import org.fixuplab.proxy.observe.LegSignal;

/** Why an upstream could not be connected, for a person. */
final class UpstreamFaults {

    private UpstreamFaults() {}

    /** Whether somebody said no, or nobody anything. */
    static LegSignal signal(Throwable cause) {
        boolean refused = cause instanceof ConnectException
                && !(cause instanceof ConnectTimeoutException)
                && !(cause instanceof NoRouteToHostException);
        return refused ? LegSignal.REFUSED : LegSignal.UNREACHABLE;
    }

    static String sentence(InetSocketAddress upstream, Throwable cause) {
        String subject = "the upstream " + Addresses.text(upstream);
        // Order matters: a timeout is a ConnectException too.
        if (cause instanceof ConnectTimeoutException) {
            return subject + " does not answer";
        } else if (cause instanceof Inline.LeadsBack) {
            return "the client connected to " + Addresses.text(upstream)
                    + ", which is the firewall itself and no mail server; to go through it, it has to connect to the mail server";
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
