package org.fixuplab.proxy.pcap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Writes the blocks of a pcapng file (draft-ietf-opsawg-pcapng): one section, its interfaces, its packets. Little-endian; all blocks and
 * options are padded to 32 bit.
 */
final class PcapngOut {

    private static final int SECTION = 0x0a0d0d0a;
    private static final int INTERFACE = 1;
    private static final int ENHANCED_PACKET = 6;
    private static final int BYTE_ORDER = 0x1a2b3c4d;

    /** LINKTYPE_RAW: a packet begins with its IP header, of version 4 or 6. Addresses of a link would be invented. */
    private static final short RAW_IP = 101;

    private static final byte NANOSECONDS = 9;
    private static final int BLOCK_FRAME = 12;

    /** Way of a packet as seen from the device, in {@link Option#FLAGS}. */
    static final int INBOUND = 1;

    static final int OUTBOUND = 2;

    private enum Option {
        COMMENT(1),
        HARDWARE(2),
        OS(3),
        APPLICATION(4),
        INTERFACE_NAME(2),
        INTERFACE_DESCRIPTION(3),
        TIME_RESOLUTION(9),
        FLAGS(2);

        private final int code;

        Option(int code) {
            this.code = code;
        }
    }

    private final OutputStream out;

    PcapngOut(OutputStream out) {
        this.out = out;
    }

    void section(String hardware, String os, String application) throws IOException {
        ByteBuffer fixed = little(16);
        fixed.putInt(BYTE_ORDER).putShort((short) 1).putShort((short) 0).putLong(-1);
        block(
                SECTION,
                fixed,
                new byte[0],
                new Options()
                        .text(Option.HARDWARE, hardware)
                        .text(Option.OS, os)
                        .text(Option.APPLICATION, application));
    }

    /** Interfaces count from 0 in the order of these calls. */
    void networkInterface(String name, String description) throws IOException {
        ByteBuffer fixed = little(8);
        fixed.putShort(RAW_IP).putShort((short) 0).putInt(0);
        block(
                INTERFACE,
                fixed,
                new byte[0],
                new Options()
                        .text(Option.INTERFACE_NAME, name)
                        .text(Option.INTERFACE_DESCRIPTION, description)
                        .octets(Option.TIME_RESOLUTION, new byte[] {NANOSECONDS}));
    }

    /**
     * @param way {@link #INBOUND} or {@link #OUTBOUND}
     * @param comment empty for none
     */
    void packet(int networkInterface, Instant at, Packet packet, int way, String comment) throws IOException {
        long nanos = TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
        ByteBuffer fixed = little(20);
        fixed.putInt(networkInterface).putInt((int) (nanos >>> 32)).putInt((int) nanos);
        fixed.putInt(packet.octets().length).putInt(packet.length());
        Options options = new Options();
        if (!comment.isEmpty()) {
            options.text(Option.COMMENT, comment);
        }
        options.octets(Option.FLAGS, octets(little(Integer.BYTES).putInt(way)));
        block(ENHANCED_PACKET, fixed, packet.octets(), options);
    }

    private void block(int type, ByteBuffer fixed, byte[] data, Options options) throws IOException {
        byte[] listed = options.end();
        int length = BLOCK_FRAME + fixed.capacity() + padded(data.length) + listed.length;
        ByteBuffer block = little(length);
        block.putInt(type).putInt(length).put(fixed.rewind()).put(data);
        block.position(block.position() + padded(data.length) - data.length);
        block.put(listed).putInt(length);
        out.write(octets(block));
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** All of it, written to or not. */
    private static byte[] octets(ByteBuffer written) {
        byte[] octets = new byte[written.capacity()];
        written.rewind().get(octets);
        return octets;
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }

    /** The options of one block. */
    private static final class Options {

        private static final int LONGEST = 0xffff;

        private final ByteArrayOutputStream listed = new ByteArrayOutputStream();

        Options text(Option option, String value) {
            return octets(option, value.getBytes(StandardCharsets.UTF_8));
        }

        Options octets(Option option, byte[] value) {
            int length = Math.min(value.length, LONGEST);
            ByteBuffer written = little(4 + padded(length));
            written.putShort((short) option.code).putShort((short) length).put(value, 0, length);
            listed.writeBytes(PcapngOut.octets(written));
            return this;
        }

        byte[] end() {
            listed.writeBytes(new byte[4]);
            return listed.toByteArray();
        }
    }
}
