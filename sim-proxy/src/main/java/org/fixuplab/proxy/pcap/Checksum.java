package org.fixuplab.proxy.pcap;

import java.nio.ByteBuffer;

/** The Internet checksum (RFC 1071): the ones' complement of the ones' complement sum of 16 bit words. */
final class Checksum {

    private long sum;

    /** Adds all octets of the array; of an odd number the last one is padded, so that only the last array may have one. */
    Checksum add(byte[] octets) {
        ByteBuffer words = ByteBuffer.wrap(octets);
        while (words.remaining() >= Short.BYTES) {
            sum += words.getShort() & 0xffff;
        }
        if (words.hasRemaining()) {
            sum += (words.get() & 0xff) << Byte.SIZE;
        }
        return this;
    }

    Checksum add(int word) {
        sum += word;
        return this;
    }

    short value() {
        long folded = sum;
        while (folded > 0xffff) {
            folded = (folded & 0xffff) + (folded >>> Short.SIZE);
        }
        return (short) ~folded;
    }
}
