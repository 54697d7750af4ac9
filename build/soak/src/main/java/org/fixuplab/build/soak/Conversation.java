package org.fixuplab.build.soak;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A client's connection, on blocking sockets: no read waits longer than {@value #PATIENCE_MILLIS} ms. Confined to a thread. */
final class Conversation implements AutoCloseable {

    static final int PATIENCE_MILLIS = 60_000;

    private static final int LONGEST_LINE = 4096;

    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private long budget = Long.MAX_VALUE;
    private int lastWrite = -1;

    /** The client itself reset the connection, as it had planned to. */
    static final class Cut extends IOException {
        private static final long serialVersionUID = 1;

        /** All of what was to be sent was; only the answer will not be read. */
        final boolean whole;

        Cut(boolean whole) {
            super("the client reset the connection");
            this.whole = whole;
        }
    }

    /** Something else happened than was predicted. */
    static final class Surprise extends IOException {
        private static final long serialVersionUID = 1;

        Surprise(String what) {
            super(what);
        }
    }

    /** @param receiveBuffer octets; 0 is the system's own choice */
    Conversation(int port, int receiveBuffer) throws IOException {
        socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        } catch (ConnectException refused) {
            throw refused;
        } catch (SocketException reset) {
            // The connection was there, and reset before connect() could say so.
            in = new ResetStream();
            out = OutputStream.nullOutputStream();
        }
    }

    /** What is left to read of a connection that was reset. */
    private static final class ResetStream extends InputStream {
        private static final String WHY = "reset as soon as it was connected";

        @Override
        public int read() throws IOException {
            throw new SocketException(WHY);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            throw new SocketException(WHY);
        }
    }

    /** After so many more octets it resets the connection, and {@link Cut} is thrown. */
    void cutAfter(long octets) {
        budget = octets;
    }

    /** The next write of exactly so many octets is the last; they are sent whole. */
    void cutAfterNext(int octets) {
        lastWrite = octets;
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte[] octets) throws IOException {
        if (octets.length == lastWrite) {
            budget = lastWrite;
        }
        if (octets.length >= budget) {
            out.write(octets, 0, (int) budget);
            reset();
            throw new Cut(octets.length == budget);
        }
        budget -= octets.length;
        out.write(octets);
    }

    /** RST instead of FIN. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** The last line of the next reply. */
    String reply() throws IOException {
        List<String> lines = replyLines();
        return lines.get(lines.size() - 1);
    }

    List<String> replyLines() throws IOException {
        List<String> lines = new ArrayList<>();
        String line = line();
        lines.add(line);
        while (line.length() > 3 && line.charAt(3) == '-') {
            line = line();
            lines.add(line);
        }
        return lines;
    }

    private String line() throws IOException {
        byte[] line = new byte[LONGEST_LINE];
        int length = 0;
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("the connection ended where a reply was due");
            }
            if (length == line.length) {
                throw new Surprise("a reply line without end");
            }
            line[length++] = (byte) octet;
        }
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return new String(Arrays.copyOf(line, end), StandardCharsets.ISO_8859_1);
    }

    /** Reads a reply that begins so. */
    String expect(String beginning) throws IOException {
        String reply = reply();
        if (!reply.startsWith(beginning)) {
            throw new Surprise("expected " + beginning + ", got " + reply);
        }
        return reply;
    }

    String ask(String line, String beginning) throws IOException {
        send(line + "\r\n");
        return expect(beginning);
    }

    /** One octet; -1 at the end. */
    int read() throws IOException {
        return in.read();
    }

    /** FIN, and goes on reading. */
    void finish() throws IOException {
        socket.shutdownOutput();
    }

    /** Nothing more comes but the peer's FIN. */
    void expectEnd() throws IOException {
        int octet = in.read();
        if (octet >= 0) {
            throw new Surprise("expected the end, got octet " + octet);
        }
    }

    /** Nothing more comes but RST; octets on the way before it do not count. */
    void expectReset() throws IOException {
        try {
            while (in.read() >= 0) {
                // What was said before.
            }
        } catch (SocketException reset) {
            return;
        }
        throw new Surprise("expected RST, got FIN");
    }

    void startTls(SSLContext trust) throws IOException {
        SSLSocket secure = (SSLSocket) trust.getSocketFactory().createSocket(socket, "localhost", 0, true);
        var parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        socket = secure;
        in = new BufferedInputStream(secure.getInputStream());
        out = secure.getOutputStream();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
