package org.fixuplab.proxy.pcap;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * One IP packet with a TCP segment. Immutable, as long as nobody writes to the array.
 *
 * @param octets from the IP header on, as far as they are captured
 * @param length of the whole packet
 */
record Packet(byte[] octets, int length) {

    static final int TCP_HEADER = 20;
    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;

    private static final int TCP = 6;
    private static final int HOPS = 64;
    private static final int DO_NOT_FRAGMENT = 0x4000;
    private static final int CHECKSUM_AT = 16;

    /** No scaling is offered, so this is all that may be on its way. */
    private static final int WINDOW = 0xffff;

    private static final byte[] NONE = {};

    /**
     * What stands in a TCP header.
     *
     * @param options whole words of 32 bit
     */
    record Header(Endpoint from, Endpoint to, int sequence, int acknowledgement, int flags, byte[] options) {

        Header(Endpoint from, Endpoint to, int sequence, int acknowledgement, int flags) {
            this(from, to, sequence, acknowledgement, flags, NONE);
        }
    }

    /** @param id of the packet, for IPv4 */
    static Packet of(Header header, int id, byte[] payload) {
        byte[] tcp = tcp(header);
        int length = tcp.length + payload.length;
        short checksum = pseudoHeader(header, length).add(tcp).add(payload).value();
        ByteBuffer.wrap(tcp).putShort(CHECKSUM_AT, checksum);
        byte[] ip = ip(header, id, length);
        ByteBuffer all = ByteBuffer.allocate(ip.length + length);
        all.put(ip).put(tcp).put(payload);
        return new Packet(all.array(), all.capacity());
    }

    /** Of the payload only its length is known; the TCP checksum, which covers it, is 0. */
    static Packet headersOnly(Header header, int id, int payload) {
        byte[] tcp = tcp(header);
        byte[] ip = ip(header, id, tcp.length + payload);
        ByteBuffer captured = ByteBuffer.allocate(ip.length + tcp.length);
        captured.put(ip).put(tcp);
        return new Packet(captured.array(), captured.capacity() + payload);
    }

    private static byte[] tcp(Header header) {
        int length = TCP_HEADER + header.options.length;
        ByteBuffer tcp = ByteBuffer.allocate(length);
        tcp.putShort((short) header.from.port());
        tcp.putShort((short) header.to.port());
        tcp.putInt(header.sequence);
        tcp.putInt(header.acknowledgement);
        tcp.put((byte) ((length / Integer.BYTES) << 4));
        tcp.put((byte) header.flags);
        tcp.putShort((short) WINDOW);
        tcp.putShort((short) 0); // the checksum, as yet
        tcp.putShort((short) 0); // no urgent data
        tcp.put(header.options);
        return tcp.array();
    }

    /** The same words for IPv4 and IPv6, as the sum does not mind where they stand. */
    private static Checksum pseudoHeader(Header header, int length) {
        return new Checksum()
                .add(header.from.address().getAddress())
                .add(header.to.address().getAddress())
                .add(TCP)
                .add(length);
    }

    private static byte[] ip(Header header, int id, int length) {
        InetAddress from = header.from.address();
        InetAddress to = header.to.address();
        return from instanceof Inet4Address ? ipv4(from, to, id, length) : ipv6(from, to, length);
    }

    private static byte[] ipv4(InetAddress from, InetAddress to, int id, int length) {
        ByteBuffer ip = ByteBuffer.allocate(IPV4_HEADER);
        ip.put((byte) ((4 << 4) | (IPV4_HEADER / Integer.BYTES)));
        ip.put((byte) 0); // no class of service
        ip.putShort((short) (IPV4_HEADER + length));
        ip.putShort((short) id);
        ip.putShort((short) DO_NOT_FRAGMENT);
        ip.put((byte) HOPS);
        ip.put((byte) TCP);
        int checksumAt = ip.position();
        ip.putShort((short) 0);
        ip.put(from.getAddress());
        ip.put(to.getAddress());
        ip.putShort(checksumAt, new Checksum().add(ip.array()).value());
        return ip.array();
    }

    private static byte[] ipv6(InetAddress from, InetAddress to, int length) {
        ByteBuffer ip = ByteBuffer.allocate(IPV6_HEADER);
        ip.putInt(6 << 28);
        ip.putShort((short) length);
        ip.put((byte) TCP);
        ip.put((byte) HOPS);
        ip.put(from.getAddress());
        ip.put(to.getAddress());
        return ip.array();
    }
}
