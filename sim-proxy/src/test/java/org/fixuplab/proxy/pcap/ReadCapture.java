package org.fixuplab.proxy.pcap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fixuplab.proxy.record.Recording;

/** A pcapng file, read back by the letter: what is not as the format has it is an error. */
public final class ReadCapture {

    /** @param missing how many octets of the payload were not captured */
    record Read(
            int networkInterface,
            long nanos,
            String from,
            int fromPort,
            String to,
            int toPort,
            int sequence,
            int acknowledgement,
            int flags,
            byte[] payload,
            int missing,
            boolean checksumsRight,
            String comment) {

        /** {@code S SA A PA FA RA}. */
        String flagLetters() {
            StringBuilder letters = new StringBuilder();
            String all = "FSRPA";
            for (int i = 0; i < all.length(); i++) {
                if (((flags >> i) & 1) != 0) {
                    letters.append(all.charAt(i));
                }
            }
            return letters.toString();
        }
    }

    final List<String> interfaceNames = new ArrayList<>();
    final List<Read> packets = new ArrayList<>();

    private ReadCapture() {}

    public static ReadCapture of(Recording recording, PcapOptions options) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            PcapFile.write(file, recording, options);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        ReadCapture capture = new ReadCapture();
        ByteBuffer in = ByteBuffer.wrap(file.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            capture.block(in);
        }
        return capture;
    }

    private void block(ByteBuffer in) {
        int start = in.position();
        int type = in.getInt();
        int length = in.getInt();
        check(length % 4 == 0 && in.getInt(start + length - 4) == length, "block length");
        ByteBuffer body = in.slice(start + 8, length - 12).order(ByteOrder.LITTLE_ENDIAN);
        switch (type) {
            case 0x0a0d0d0a -> {
                check(start == 0 && body.getInt() == 0x1a2b3c4d, "byte order");
                check(body.getShort() == 1 && body.getShort() == 0 && body.getLong() == -1, "section header");
                options(body);
            }
            case 1 -> {
                check(body.getShort() == 101 && body.getShort() == 0 && body.getInt() == 0, "interface");
                Map<Integer, byte[]> options = options(body);
                check(options.get(9).length == 1 && options.get(9)[0] == 9, "time resolution");
                interfaceNames.add(new String(options.get(2), StandardCharsets.UTF_8));
            }
            case 6 -> packet(body);
            default -> throw new AssertionError("a block of type " + type);
        }
        in.position(start + length);
    }

    private void packet(ByteBuffer body) {
        int networkInterface = body.getInt();
        long nanos = ((body.getInt() & 0xffffffffL) << 32) | (body.getInt() & 0xffffffffL);
        int captured = body.getInt();
        int original = body.getInt();
        byte[] octets = new byte[captured];
        body.get(octets);
        body.position(body.position() + (4 - captured % 4) % 4);
        byte[] comment = options(body).getOrDefault(1, new byte[0]);
        packets.add(
                ip(networkInterface, nanos, octets, original - captured, new String(comment, StandardCharsets.UTF_8)));
    }

    private static Map<Integer, byte[]> options(ByteBuffer body) {
        Map<Integer, byte[]> options = new HashMap<>();
        while (true) {
            int code = body.getShort();
            byte[] value = new byte[body.getShort() & 0xffff];
            if (code == 0) {
                check(value.length == 0 && !body.hasRemaining(), "end of options");
                return options;
            }
            body.get(value);
            body.position(body.position() + (4 - value.length % 4) % 4);
            check(options.put(code, value) == null, "an option twice");
        }
    }

    private static Read ip(int networkInterface, long nanos, byte[] octets, int missing, String comment) {
        ByteBuffer packet = ByteBuffer.wrap(octets);
        boolean six = octets[0] >> 4 == 6;
        int header = six ? 40 : 20;
        int length = (packet.getShort(six ? 4 : 2) & 0xffff) + (six ? 40 : 0);
        check(length == octets.length + missing, "IP length");
        int width = six ? 16 : 4;
        ByteBuffer addresses = packet.slice(six ? 8 : 12, 2 * width);
        byte[] from = new byte[width];
        byte[] to = new byte[width];
        addresses.get(from).get(to);
        ByteBuffer tcp = packet.slice(header, octets.length - header);
        int dataAt = (tcp.get(12) >> 4) * 4;
        byte[] payload = new byte[tcp.capacity() - dataAt];
        tcp.get(dataAt, payload);
        long ipSum = six ? 0xffff : sum(packet.slice(0, header));
        long tcpSum = sum(packet.slice(six ? 8 : 12, 2 * width)) + 6 + tcp.capacity() + sum(tcp);
        return new Read(
                networkInterface,
                nanos,
                text(from),
                tcp.getShort(0) & 0xffff,
                text(to),
                tcp.getShort(2) & 0xffff,
                tcp.getInt(4),
                tcp.getInt(8),
                tcp.get(13),
                payload,
                missing,
                fold(ipSum) == 0xffff && (missing > 0 || fold(tcpSum) == 0xffff),
                comment);
    }

    private static long sum(ByteBuffer octets) {
        long sum = 0;
        for (int i = 0; i < octets.capacity(); i++) {
            sum += (octets.get(i) & 0xffL) << (i % 2 == 0 ? 8 : 0);
        }
        return sum;
    }

    private static long fold(long sum) {
        return sum > 0xffff ? fold((sum & 0xffff) + (sum >> 16)) : sum;
    }

    private static String text(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void check(boolean right, String what) {
        if (!right) {
            throw new AssertionError("not as pcapng has it: " + what);
        }
    }

    /** All payloads, one after another. */
    public byte[] payloads() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        packets.forEach(packet -> all.writeBytes(packet.payload()));
        return all.toByteArray();
    }

    /** All addresses, of every packet. */
    public List<String> addresses() {
        return packets.stream()
                .flatMap(packet -> Stream.of(packet.from(), packet.to()))
                .distinct()
                .toList();
    }

    /** All comments. */
    public List<String> comments() {
        return packets.stream().map(Read::comment).toList();
    }

    List<Read> on(String interfaceName) {
        int number = interfaceNames.indexOf(interfaceName);
        return packets.stream()
                .filter(packet -> packet.networkInterface() == number)
                .toList();
    }

    /** What the end at this port sent on this leg, put together by sequence numbers, as a receiver does it. */
    byte[] stream(String interfaceName, boolean toServer, int serverPort) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        Integer next = null;
        for (Read packet : on(interfaceName)) {
            if ((packet.toPort() == serverPort) == toServer) {
                if (next != null && next != packet.sequence()) {
                    throw new AssertionError("a gap or an overlap of " + (packet.sequence() - next) + " octets");
                }
                stream.writeBytes(packet.payload());
                stream.writeBytes(new byte[packet.missing()]);
                boolean phantom = (packet.flags() & (TcpFlag.SYN | TcpFlag.FIN)) != 0;
                next = packet.sequence() + packet.payload().length + packet.missing() + (phantom ? 1 : 0);
            }
        }
        return stream.toByteArray();
    }
}
