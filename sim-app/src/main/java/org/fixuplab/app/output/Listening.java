package org.fixuplab.app.output;

import java.net.InetSocketAddress;

/** One listener that is up: {@code firewall}, {@code mta} or {@code http}, and where. Immutable. */
public record Listening(String name, InetSocketAddress address) {

    /** {@code firewall 127.0.0.1:4025} */
    @Override
    public String toString() {
        return name + " " + Addresses.text(address);
    }
}
