package org.fixuplab.proxy.pcap;

import java.io.IOException;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.fixuplab.proxy.pcap.Packet.Header;

/**
 * One leg's TCP connection, as it may have looked: handshake, data cut at the MSS, an acknowledgement for every few packets and for the last
 * of what was sent in one piece. Nothing is lost, doubled or late.
 */
final class TcpLeg {

    private static final byte[] NONE = {};

    /** Ethernet's MTU without the headers. */
    private static final int MSS_IPV4 = 1460;

    private static final int MSS_IPV6 = 1440;
    private static final byte OPTION_MSS = 2;

    /** So many packets are under way at most: far less than the window. */
    private static final int UNACKNOWLEDGED = 8;

    /** What one packet can carry by its length field: so few packets stand for octets that were not kept. */
    private static final int LARGEST = 0xffff - 60;

    private static final int MOST_REMARKS = 8;

    /** One end of the connection. */
    static final class End {

        private final Endpoint socket;
        private final int way;

        /** The sequence number of the octet that it sends next. */
        private int next;

        /** The number up to which it has acknowledged what the other end sent. */
        private int acknowledged;

        private boolean acknowledges = true;
        private int packets;

        private End(Endpoint socket, int initialSequence, int way) {
            this.socket = socket;
            this.next = initialSequence;
            this.way = way;
        }
    }

    private final PcapngOut out;
    private final int networkInterface;
    private final int mss;
    final End peer;
    final End firewall;
    private Instant now = Instant.MIN;

    /** @param initialSequence where the peer's sequence numbers begin */
    TcpLeg(PcapngOut out, int networkInterface, Endpoint peer, Endpoint firewall, int initialSequence) {
        this.out = out;
        this.networkInterface = networkInterface;
        this.mss = peer.address() instanceof Inet4Address ? MSS_IPV4 : MSS_IPV6;
        this.peer = new End(peer, initialSequence, PcapngOut.INBOUND);
        this.firewall = new End(firewall, ~initialSequence, PcapngOut.OUTBOUND);
    }

    /** From now on packets have this time, if it is not before that of the last one. */
    void at(Instant time) {
        now = time.isAfter(now) ? time : now;
    }

    /** The three packets that open a connection. */
    void open(End from, String comment) throws IOException {
        End to = other(from);
        ask(from, comment);
        synchronise(to, TcpFlag.SYN | TcpFlag.ACK, "");
        acknowledge(from);
    }

    /** SYN, and nothing else as yet. */
    void ask(End from, String comment) throws IOException {
        synchronise(from, TcpFlag.SYN, comment);
    }

    /** RST in answer to a SYN. */
    void refuse(End from) throws IOException {
        from.next = 0;
        from.acknowledged = other(from).next;
        packet(from, TcpFlag.RST | TcpFlag.ACK, NONE, NONE, "");
    }

    private void synchronise(End from, int flags, String comment) throws IOException {
        byte[] options = ByteBuffer.allocate(4)
                .put(OPTION_MSS)
                .put((byte) 4)
                .putShort((short) mss)
                .array();
        if ((flags & TcpFlag.ACK) != 0) {
            from.acknowledged = other(from).next;
        }
        packet(from, flags, options, NONE, comment);
        from.next++;
    }

    /** The firewall is silent from here on: it acknowledges nothing more. */
    void silence() {
        firewall.acknowledges = false;
    }

    /** One piece of data, and the acknowledgement of it. */
    void send(End from, byte[] octets, List<Remark> remarks) throws IOException {
        int sent = 0;
        for (int at = 0; at < octets.length; at += mss) {
            int end = Math.min(octets.length, at + mss);
            boolean last = end == octets.length;
            int flags = last ? TcpFlag.ACK | TcpFlag.PSH : TcpFlag.ACK;
            packet(from, flags, NONE, Arrays.copyOfRange(octets, at, end), comment(remarks, at, last ? end + 1 : end));
            from.next += end - at;
            if (++sent % UNACKNOWLEDGED == 0 || last) {
                acknowledge(other(from));
            }
        }
    }

    private static String comment(List<Remark> remarks, int from, int to) {
        List<String> these = remarks.stream()
                .filter(remark -> remark.at() >= from && remark.at() < to)
                .map(Remark::text)
                .toList();
        String some = these.stream().limit(MOST_REMARKS).collect(Collectors.joining("; "));
        return these.size() <= MOST_REMARKS ? some : some + "; and " + (these.size() - MOST_REMARKS) + " more";
    }

    /** Data of which only the length is known: packets of which only the headers were captured. */
    void sendUnknown(End from, long octets, String comment) throws IOException {
        for (long left = octets; left > 0; ) {
            int length = (int) Math.min(left, LARGEST);
            left -= length;
            write(
                    from,
                    Packet.headersOnly(header(from, TcpFlag.ACK | TcpFlag.PSH, NONE), from.packets++, length),
                    comment);
            from.next += length;
            acknowledge(other(from));
        }
    }

    void finish(End from, String comment) throws IOException {
        packet(from, TcpFlag.FIN | TcpFlag.ACK, NONE, NONE, comment);
        from.next++;
        acknowledge(other(from));
    }

    void reset(End from, String comment) throws IOException {
        packet(from, TcpFlag.RST | TcpFlag.ACK, NONE, NONE, comment);
    }

    private void acknowledge(End by) throws IOException {
        if (by.acknowledges) {
            by.acknowledged = other(by).next;
            packet(by, TcpFlag.ACK, NONE, NONE, "");
        }
    }

    private void packet(End from, int flags, byte[] options, byte[] payload, String comment) throws IOException {
        write(from, Packet.of(header(from, flags, options), from.packets++, payload), comment);
    }

    private Header header(End from, int flags, byte[] options) {
        return new Header(from.socket, other(from).socket, from.next, from.acknowledged, flags, options);
    }

    private void write(End from, Packet packet, String comment) throws IOException {
        out.packet(networkInterface, now, packet, from.way, comment);
    }

    private End other(End end) {
        return end == peer ? firewall : peer;
    }
}
