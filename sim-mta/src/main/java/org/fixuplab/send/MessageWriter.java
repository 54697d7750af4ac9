package org.fixuplab.send;

import java.time.Duration;
import org.fixuplab.smtp.Octets;

/**
 * Sends a message block by block: after 354 with its dots stuffed, a CRLF at its end if it has none, and the final dot; as a chunk as it is. Used once.
 */
final class MessageWriter {

    /** What a mail server's output buffer holds, more or less. */
    private static final int BLOCK = 16 * 1024;

    private static final byte[] DOT = Octets.octets(".\r\n");

    private final ServerConnection server;
    private final Duration timeout;
    private final byte[] block;
    private int filled;

    /** @param timeout one block's */
    MessageWriter(ServerConnection server, Cutting cutting, Duration timeout) {
        this.server = server;
        this.timeout = timeout;
        this.block = new byte[cutting.block(BLOCK)];
    }

    /** Stuffs; what does not fill a block stays in it. */
    void message(byte[] octets) throws ConnectionLost {
        boolean lineBegins = true;
        for (int at = 0; at < octets.length; at++) {
            if (lineBegins && octets[at] == '.') {
                put((byte) '.');
            }
            put(octets[at]);
            lineBegins = at > 0 && octets[at] == Octets.LF && octets[at - 1] == Octets.CR;
        }
        if (!lineBegins) {
            put(Octets.CR);
            put(Octets.LF);
        }
    }

    /** Sends all of it, unstuffed. */
    void chunk(byte[] octets) throws ConnectionLost {
        for (byte octet : octets) {
            put(octet);
        }
        flush();
    }

    private void put(byte octet) throws ConnectionLost {
        if (filled == block.length) {
            flush();
            server.pause();
        }
        block[filled++] = octet;
    }

    /** Sends what is in the block. */
    void flush() throws ConnectionLost {
        server.send(block, 0, filled, timeout);
        filled = 0;
    }

    /** Sends the final dot, and with it what is in the block. */
    void dot() throws ConnectionLost {
        for (byte octet : DOT) {
            put(octet);
        }
        flush();
    }
}
