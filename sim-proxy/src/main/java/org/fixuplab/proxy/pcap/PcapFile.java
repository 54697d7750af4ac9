package org.fixuplab.proxy.pcap;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.fixuplab.event.Direction;
import org.fixuplab.proxy.observe.Inside;
import org.fixuplab.proxy.record.Recording;

/** Writes one session as a pcapng file. */
public final class PcapFile {

    private static final int OUTSIDE = 0;
    private static final int INSIDE = 1;

    private PcapFile() {}

    /** Writes the whole file, and leaves the stream open. */
    public static void write(OutputStream out, Recording recording, PcapOptions options) throws IOException {
        BufferedOutputStream buffered = new BufferedOutputStream(out);
        PcapngOut file = new PcapngOut(buffered);
        file.section("none: a simulated firewall", System.getProperty("os.name", ""), "Fixup Lab");
        boolean clientInside = options.device().inside() == Inside.CLIENT;
        file.networkInterface("outside", leg(clientInside ? Direction.FROM_SERVER : Direction.FROM_CLIENT));
        file.networkInterface("inside", leg(clientInside ? Direction.FROM_CLIENT : Direction.FROM_SERVER));

        LegAddresses toClient = LegAddresses.ofClient(recording, options);
        LegAddresses toServer = LegAddresses.ofServer(recording, options).besides(toClient);
        int sequence = Long.hashCode(recording.session().id() * 0x9e3779b97f4a7c15L);
        TcpLeg client =
                new TcpLeg(file, clientInside ? INSIDE : OUTSIDE, toClient.client(), toClient.server(), sequence);
        TcpLeg server = new TcpLeg(
                file,
                clientInside ? OUTSIDE : INSIDE,
                toServer.server(),
                toServer.client(),
                Integer.rotateLeft(sequence, 16));
        client.at(recording.session().opened());
        server.at(recording.session().opened());
        client.open(client.peer, toClient.comment());
        new Capture(client, server, toServer).write(recording.entries());
        buffered.flush();
    }

    private static String leg(Direction of) {
        return switch (of) {
            case FROM_CLIENT -> "the client's leg";
            case FROM_SERVER -> "the mail server's leg";
        };
    }
}
