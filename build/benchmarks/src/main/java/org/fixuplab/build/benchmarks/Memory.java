package org.fixuplab.build.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Where segments lie: a server's stand in pooled direct memory. */
public enum Memory {
    DIRECT,
    HEAP;

    ByteBuffer of(String octets) {
        byte[] all = octets.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer buffer = switch (this) {
            case DIRECT -> ByteBuffer.allocateDirect(all.length);
            case HEAP -> ByteBuffer.allocate(all.length);
        };
        return buffer.put(0, all);
    }
}
