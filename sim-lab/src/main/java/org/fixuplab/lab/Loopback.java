package org.fixuplab.lab;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The address that everything listens on unless told otherwise. */
final class Loopback {

    static final InetAddress ADDRESS = address();

    private Loopback() {}

    private static InetAddress address() {
        try {
            return InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four octets are an IPv4 address", e);
        }
    }
}
