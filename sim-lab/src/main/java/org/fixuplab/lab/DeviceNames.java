package org.fixuplab.lab;

import java.util.Optional;

/**
 * Addresses and port as the device would print them, in place of the loopback's. Immutable.
 *
 * @param port the mail server's, 1 to 65535
 * @param outsideAddress of the peer on the outside interface, an IP address; empty: the socket's own
 * @param insideAddress of the peer on the inside interface, an IP address; empty: the socket's own
 */
public record DeviceNames(Inside inside, int port, Optional<String> outsideAddress, Optional<String> insideAddress) {

    /** The MTA inside, at port 25. */
    public static final DeviceNames DEFAULT = new DeviceNames(Inside.MTA, 25, Optional.empty(), Optional.empty());

    /** {@code client outside (192.0.2.10), MTA inside (10.0.25.101) at port 25}; no brackets where there is no address. */
    public String inWords() {
        String outside =
                "outside" + outsideAddress.map(address -> " (" + address + ")").orElse("");
        String within =
                "inside" + insideAddress.map(address -> " (" + address + ")").orElse("");
        return switch (inside) {
                    case MTA -> "client " + outside + ", MTA " + within;
                    case CLIENT -> "client " + within + ", MTA " + outside;
                }
                + " at port " + port;
    }
}
