package org.fixuplab.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One end of a session, driven by a test: a plain blocking socket. */
final class Peer implements AutoCloseable {

    /** What a peer sees when nothing more can be read. */
    enum End {
        FIN,
        RESET
    }

    private static final int PATIENCE_MS = 10_000;

    private final Socket socket;

    Peer(Socket socket) {
        this.socket = socket;
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MS);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    InetSocketAddress remoteAddress() {
        return (InetSocketAddress) socket.getRemoteSocketAddress();
    }

    void write(String text) {
        write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void write(byte[] octets) {
        try {
            socket.getOutputStream().write(octets);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Reads exactly so many octets. */
    byte[] read(int count) {
        try {
            byte[] octets = socket.getInputStream().readNBytes(count);
            if (octets.length < count) {
                throw new AssertionError("the stream ended after " + octets.length + " of " + count + " octets");
            }
            return octets;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    String readText(int count) {
        return new String(read(count), StandardCharsets.ISO_8859_1);
    }

    /** Reads everything up to FIN. */
    byte[] readAll() {
        try {
            return socket.getInputStream().readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Reads and drops whatever comes, and says how it ended. */
    End awaitEnd() {
        try {
            InputStream in = socket.getInputStream();
            while (in.read() >= 0) {
                // dropped
            }
            return End.FIN;
        } catch (SocketTimeoutException fault) {
            throw new AssertionError("neither FIN nor RST came", fault);
        } catch (IOException reset) {
            return End.RESET;
        }
    }

    /** Whether nothing is read, and nothing ends, for so long. */
    boolean isQuietFor(Duration time) {
        try {
            socket.setSoTimeout((int) time.toMillis());
            int octet = socket.getInputStream().read();
            throw new AssertionError(octet < 0 ? "FIN came" : "an octet came: " + octet);
        } catch (SocketTimeoutException quiet) {
            return true;
        } catch (IOException reset) {
            throw new AssertionError("RST came", reset);
        } finally {
            try {
                socket.setSoTimeout(PATIENCE_MS);
            } catch (IOException gone) {
                // the assertion above tells
            }
        }
    }

    byte[] readUntilQuiet(Duration time) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try {
            socket.setSoTimeout((int) time.toMillis());
            for (int octet = socket.getInputStream().read();
                    octet >= 0;
                    octet = socket.getInputStream().read()) {
                octets.write(octet);
            }
        } catch (SocketTimeoutException quiet) {
            // as awaited
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return octets.toByteArray();
    }

    /** FIN; reading goes on. */
    void finish() {
        try {
            socket.shutdownOutput();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
