package org.fixuplab.lab.play;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.fixuplab.smtp.Octets;

/** A client's connection. Used by one thread, but for {@link #abort}. */
final class Wire implements AutoCloseable {

    private static final int LONGEST_LINE = 64 * 1024;

    private final Socket plain;
    private volatile Socket socket;
    private final byte[] buffer = new byte[16 * 1024];
    private int at;
    private int end;

    /** A write failed: the peer's RST was told to it, and a read will find a mere end. */
    private boolean broken;

    Wire() {
        plain = new Socket();
        socket = plain;
    }

    /** A peer that accepts and resets at once was there: the client hears of it when it listens. */
    void connect(InetSocketAddress server, Duration patience) throws IOException {
        plain.setTcpNoDelay(true);
        try {
            plain.connect(server, millis(patience.toNanos()));
        } catch (ConnectException e) {
            throw e;
        } catch (SocketException e) {
            broken = true;
        }
    }

    /** One write, so that the octets leave together. That it fails, the client hears when it next listens. */
    void write(String octets) {
        try {
            socket.getOutputStream().write(Octets.octets(octets));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            broken = true;
        }
    }

    Heard hear(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        StringBuilder line = new StringBuilder();
        while (true) {
            while (at < end) {
                char octet = (char) (buffer[at++] & 0xff);
                if (octet == '\n') {
                    int length = line.length();
                    boolean cr = length > 0 && line.charAt(length - 1) == '\r';
                    return new Heard.Line(line.substring(0, cr ? length - 1 : length));
                }
                line.append(octet);
                if (line.length() == LONGEST_LINE) {
                    return new Heard.Line(line.toString());
                }
            }
            try {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return new Heard.Nothing(line.toString());
                }
                socket.setSoTimeout(millis(left));
                int read = socket.getInputStream().read(buffer);
                if (read < 0) {
                    return new Heard.End(broken, line.toString());
                }
                at = 0;
                end = read;
            } catch (SocketTimeoutException e) {
                return new Heard.Nothing(line.toString());
            } catch (IOException e) {
                return new Heard.End(broken || isReset(e), line.toString());
            }
        }
    }

    /** A TLS connection that its peer leaves without a goodbye fails, too, but that is no reset. */
    private static boolean isReset(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketException) {
                return true;
            }
        }
        return false;
    }

    /** Begins TLS, and verifies the peer's certificate and name. */
    void startTls(SSLContext context, String name, Duration patience) throws IOException {
        if (at < end) {
            throw new IOException("the server said more before TLS");
        }
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(plain, name, plain.getPort(), true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        tls.setSoTimeout(millis(patience.toNanos()));
        tls.startHandshake();
        socket = tls;
    }

    /** FIN. What the peer still says can be heard. */
    void finish() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            broken = true;
        }
    }

    /** RST. */
    void reset() {
        try {
            plain.setSoLinger(true, 0);
            plain.close();
        } catch (IOException e) {
            broken = true;
        }
    }

    /** Ends whatever the connection's thread waits for. Any thread may call it. */
    void abort() {
        close();
    }

    @Override
    public void close() {
        try {
            plain.close();
        } catch (IOException e) {
            broken = true;
        }
    }

    /** At least 1: 0 would wait for ever. */
    private static int millis(long nanos) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, nanos / 1_000_000));
    }
}
