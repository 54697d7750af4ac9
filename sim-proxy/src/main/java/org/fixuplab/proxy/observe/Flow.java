package org.fixuplab.proxy.observe;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalInt;
import org.fixuplab.event.Direction;

/** The two ends of one session, as the device names them. Immutable. */
record Flow(Inside inside, End client, End server) {

    private static final String OUTSIDE = "outside";
    private static final String INSIDE = "inside";

    /**
     * One end.
     *
     * @param nameif of the interface it hangs on
     */
    record End(String nameif, String address, int port) {

        /** {@code 192.0.2.10/40001}. */
        String endpoint() {
            return address + "/" + port;
        }

        /** {@code outside:192.0.2.10/40001}. */
        @Override
        public String toString() {
            return nameif + ":" + endpoint();
        }
    }

    static Flow of(SessionInfo session, DeviceNames names) {
        boolean clientInside = names.inside() == Inside.CLIENT;
        End client = end(clientInside, session.client(), names, OptionalInt.empty());
        End server = end(!clientInside, session.server(), names, names.port());
        return new Flow(names.inside(), client, server);
    }

    private static End end(boolean inside, InetSocketAddress socket, DeviceNames names, OptionalInt port) {
        Optional<String> address = inside ? names.insideAddress() : names.outsideAddress();
        return new End(inside ? INSIDE : OUTSIDE, address.orElseGet(() -> text(socket)), port.orElse(socket.getPort()));
    }

    /** The address; the name, if it was not looked up yet. */
    private static String text(InetSocketAddress socket) {
        if (socket.isUnresolved()) {
            return socket.getHostString();
        }
        String address = socket.getAddress().getHostAddress();
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    End outsideEnd() {
        return inside == Inside.MTA ? client : server;
    }

    End insideEnd() {
        return inside == Inside.MTA ? server : client;
    }

    /** Whose octets they are. */
    End source(Direction from) {
        return switch (from) {
            case FROM_CLIENT -> client;
            case FROM_SERVER -> server;
        };
    }

    /** For whom they are meant. */
    End destination(Direction from) {
        return switch (from) {
            case FROM_CLIENT -> server;
            case FROM_SERVER -> client;
        };
    }
}
