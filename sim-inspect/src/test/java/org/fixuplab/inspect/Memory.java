package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.fixuplab.smtp.Octets;

/** Where octets may lie. Whoever looks at many at a time is to see the same in each. */
public enum Memory {
    HEAP {
        @Override
        ByteBuffer room(int octets) {
            return ByteBuffer.allocate(octets);
        }
    },
    DIRECT {
        @Override
        ByteBuffer room(int octets) {
            return ByteBuffer.allocateDirect(octets);
        }
    },
    /** At an address that no long is at, in a buffer that reads numbers the other way round. */
    SLICE {
        @Override
        ByteBuffer room(int octets) {
            return ByteBuffer.allocate(octets + 11).slice(3, octets).order(ByteOrder.LITTLE_ENDIAN);
        }
    },
    DIRECT_SLICE {
        @Override
        ByteBuffer room(int octets) {
            return ByteBuffer.allocateDirect(octets + 11).slice(5, octets).order(ByteOrder.LITTLE_ENDIAN);
        }
    };

    abstract ByteBuffer room(int octets);

    /** A buffer of exactly these octets. */
    public ByteBuffer of(String text) {
        byte[] octets = Octets.octets(text);
        return room(octets.length).put(0, octets);
    }
}
