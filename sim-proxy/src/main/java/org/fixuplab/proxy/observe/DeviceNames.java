package org.fixuplab.proxy.observe;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Addresses and port as the device would print them, in place of the sockets'. Immutable.
 *
 * @param port the mail server's, 1 to 65535; empty: the socket's own
 * @param outsideAddress of the peer on the outside interface, an IP address; empty: the socket's own
 * @param insideAddress of the peer on the inside interface, an IP address; empty: the socket's own
 */
public record DeviceNames(
        Inside inside, OptionalInt port, Optional<String> outsideAddress, Optional<String> insideAddress) {

    private static final int SMTP = 25;

    /** The MTA inside, at port 25. */
    public static final DeviceNames DEFAULT =
            new DeviceNames(Inside.MTA, OptionalInt.of(SMTP), Optional.empty(), Optional.empty());

    /** Those of the sockets. */
    public static DeviceNames ofSockets(Inside inside) {
        return new DeviceNames(inside, OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * {@code client outside (192.0.2.10), MTA inside (10.0.25.101) at port 25}; no brackets where there is no address, and no port where
     * there is none.
     */
    public String inWords() {
        String outside =
                "outside" + outsideAddress.map(address -> " (" + address + ")").orElse("");
        String within =
                "inside" + insideAddress.map(address -> " (" + address + ")").orElse("");
        return switch (inside) {
                    case MTA -> "client " + outside + ", MTA " + within;
                    case CLIENT -> "client " + within + ", MTA " + outside;
                }
                + (port.isPresent() ? " at port " + port.getAsInt() : "");
    }
}
