package org.fixuplab.proxy.pcap;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fixuplab.proxy.observe.DeviceNames;
import org.fixuplab.proxy.observe.Inside;
import org.fixuplab.proxy.observe.SessionInfo;
import org.fixuplab.proxy.record.Recording;

/**
 * The ends of one leg, as the capture shows them.
 *
 * @param client the end of whoever opened the connection: the client, or the firewall in its place
 * @param comment who the two really are
 */
record LegAddresses(Endpoint client, Endpoint server, String comment) {

    private static final int SMTP = 25;
    private static final int LAST_PORT = 0xffff;
    private static final int FIRST_FREE_PORT = 1024;
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** In place of a server whose name was never looked up (RFC 5737, RFC 3849). */
    private static final byte[] NOWHERE = {(byte) 192, 0, 2, 25};

    /** The leg between client and firewall. */
    static LegAddresses ofClient(Recording recording, PcapOptions options) {
        SessionInfo session = recording.session();
        return pair(
                address(clientName(options.device()), session.client()),
                session.client().getPort(),
                address(serverName(options.device()), session.firewall()),
                port(session.firewall(), options),
                "session " + session.id() + ", the client's leg: really " + text(session.client()) + " to "
                        + text(session.firewall()));
    }

    /** The leg between firewall and server. Where it was never up, the firewall's end looks as on the device: like the client's. */
    static LegAddresses ofServer(Recording recording, PcapOptions options) {
        SessionInfo session = recording.session();
        InetSocketAddress from = recording.upstreamFrom().orElse(session.client());
        return pair(
                address(clientName(options.device()), from),
                from.getPort(),
                address(serverName(options.device()), session.server()),
                port(session.server(), options),
                "session " + session.id() + ", the server's leg: really "
                        + recording.upstreamFrom().map(LegAddresses::text).orElse("the firewall") + " to "
                        + text(session.server()));
    }

    /** Not the ends of that other leg: dissectors would take both for one connection. */
    LegAddresses besides(LegAddresses other) {
        if (!client.equals(other.client) || !server.equals(other.server)) {
            return this;
        }
        int port = client.port() == LAST_PORT ? FIRST_FREE_PORT : client.port() + 1;
        return new LegAddresses(new Endpoint(client.address(), port), server, comment);
    }

    private static LegAddresses pair(
            InetAddress client, int clientPort, InetAddress server, int serverPort, String comment) {
        boolean mixed = client instanceof Inet4Address != server instanceof Inet4Address;
        return new LegAddresses(
                new Endpoint(mixed ? mapped(client) : client, clientPort),
                new Endpoint(mixed ? mapped(server) : server, serverPort),
                comment);
    }

    /** An IPv4 address within IPv6 (RFC 4291, section 2.5.5.2). */
    private static InetAddress mapped(InetAddress address) {
        if (address instanceof Inet6Address) {
            return address;
        }
        byte[] octets = new byte[16];
        octets[10] = -1;
        octets[11] = -1;
        System.arraycopy(address.getAddress(), 0, octets, 12, 4);
        try {
            return Inet6Address.getByAddress(null, octets, -1);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static InetAddress address(Optional<String> name, InetSocketAddress socket) {
        try {
            if (name.isPresent() && LITERAL.matcher(name.get()).matches()) {
                return InetAddress.getByName(name.get());
            }
            return socket.isUnresolved() ? InetAddress.getByAddress(NOWHERE) : socket.getAddress();
        } catch (UnknownHostException noAddress) {
            throw new IllegalArgumentException("the device's address " + name.orElse("") + " is none", noAddress);
        }
    }

    private static int port(InetSocketAddress socket, PcapOptions options) {
        return options.realPorts() ? socket.getPort() : options.device().port().orElse(SMTP);
    }

    private static Optional<String> clientName(DeviceNames device) {
        return device.inside() == Inside.CLIENT ? device.insideAddress() : device.outsideAddress();
    }

    private static Optional<String> serverName(DeviceNames device) {
        return device.inside() == Inside.CLIENT ? device.outsideAddress() : device.insideAddress();
    }

    private static String text(InetSocketAddress socket) {
        String host = socket.isUnresolved()
                ? socket.getHostString()
                : socket.getAddress().getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + socket.getPort();
    }
}
