package org.fixuplab.proxy.record;

import java.util.Arrays;

/**
 * What passed after STARTTLS, of which only the records' lengths stay: a handshake names hosts, and shows certificates. Each record becomes
 * one of application data, all of zeros.
 */
final class OpaqueOctets {

    private static final int HEADER = 5;
    private static final int FIRST_TYPE = 20;
    private static final int APPLICATION_DATA = 23;
    private static final int MAJOR_VERSION = 3;

    private OpaqueOctets() {}

    static void empty(byte[] stream, int from) {
        int at = from;
        while (at + HEADER <= stream.length && isRecord(stream, at)) {
            int next = at + HEADER + (((stream[at + 3] & 0xff) << Byte.SIZE) | (stream[at + 4] & 0xff));
            stream[at] = APPLICATION_DATA;
            Arrays.fill(stream, at + HEADER, Math.min(stream.length, next), (byte) 0);
            at = next;
        }
        if (at < stream.length) {
            Arrays.fill(stream, at, stream.length, (byte) 0);
        }
    }

    private static boolean isRecord(byte[] stream, int at) {
        return stream[at] >= FIRST_TYPE && stream[at] <= APPLICATION_DATA && stream[at + 1] == MAJOR_VERSION;
    }
}
