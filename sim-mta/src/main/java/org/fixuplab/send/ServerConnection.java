package org.fixuplab.send;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.fixuplab.send.ConnectionLost.How;
import org.fixuplab.smtp.Octets;

/**
 * One connection to the server: octets out, replies in, each within a time of the sender's clock. After a {@link ConnectionLost} nothing but
 * {@link #pending} and {@link #close} makes sense. Confined to the sender's thread.
 */
final class ServerConnection implements AutoCloseable {

    /** More of a line is read and forgotten. */
    private static final int KEPT_OF_A_LINE = 4096;

    private static final int LONGEST_LINE = 1 << 20;
    private static final int MOST_LINES = 1000;

    /** A server that has said 221 may keep its close_notify to itself, for which the JDK's TLS 1.2 waits. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private static final int READ_BUFFER = 8192;

    private final SenderClock clock;
    private final Cutting cutting;
    private final Socket socket;
    private InputStream in;
    private OutputStream out;
    private final byte[] buffer = new byte[READ_BUFFER];
    private int from;
    private int to;

    private ServerConnection(SenderClock clock, Cutting cutting, Socket socket) throws IOException {
        this.clock = clock;
        this.cutting = cutting;
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /** What may take too long. */
    private interface Work<T> {
        T run() throws IOException, ConnectionLost;
    }

    static ServerConnection open(InetSocketAddress server, SenderClock clock, Cutting cutting, Duration timeout)
            throws ConnectionLost {
        Socket socket = new Socket();
        try {
            return within(socket, clock, timeout, () -> {
                socket.connect(server);
                socket.setTcpNoDelay(true);
                return new ServerConnection(clock, cutting, socket);
            });
        } catch (ConnectionLost e) {
            closeQuietly(socket);
            throw e;
        }
    }

    /** Sends octets, cut as the settings want it; the timeout is one write's. */
    void send(byte[] octets, int offset, int length, Duration timeout) throws ConnectionLost {
        int most = cutting.octets() == 0 ? length : cutting.octets();
        for (int sent = 0; sent < length; sent += most) {
            if (sent > 0) {
                pause();
            }
            write(octets, offset + sent, Math.min(most, length - sent), timeout);
        }
    }

    private void write(byte[] octets, int offset, int length, Duration timeout) throws ConnectionLost {
        within(socket, clock, timeout, () -> {
            out.write(octets, offset, length);
            out.flush();
            return length;
        });
    }

    /** Waits as the settings want it between two writes of one message, if they want it cut. */
    void pause() {
        if (cutting.octets() > 0 && !cutting.gap().isZero()) {
            clock.sleep(cutting.gap(), cutting.gap());
        }
    }

    /** The next reply, all its lines. */
    Reply reply(Duration timeout) throws ConnectionLost {
        return within(socket, clock, timeout, () -> {
            List<String> lines = new ArrayList<>();
            do {
                if (lines.size() == MOST_LINES) {
                    throw new ConnectionLost(How.GARBAGE);
                }
                lines.add(line());
            } while (goesOn(lines.get(lines.size() - 1)));
            return new Reply(lines);
        });
    }

    private static boolean goesOn(String line) {
        return line.length() > 3
                && line.charAt(3) == '-'
                && line.chars().limit(3).allMatch(Octets::isDigit);
    }

    private String line() throws IOException, ConnectionLost {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int length = 0;
        for (int octet = octet(); octet != Octets.LF; octet = octet()) {
            if (++length > LONGEST_LINE) {
                throw new ConnectionLost(How.GARBAGE);
            }
            if (length <= KEPT_OF_A_LINE) {
                line.write(octet);
            }
        }
        String text = Octets.text(line.toByteArray());
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private int octet() throws IOException, ConnectionLost {
        if (from == to) {
            from = 0;
            to = Math.max(0, in.read(buffer));
            if (to == 0) {
                throw new ConnectionLost(How.CLOSED);
            }
        }
        return buffer[from++] & 0xff;
    }

    /** Whether more has come than was read. Under TLS it may have and this does not see it. */
    boolean pending() {
        try {
            return from < to || in.available() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Shakes hands. What came in clear and was not read is forgotten (CVE-2011-0411). */
    TlsUse startTls(TlsTrust trust, String host, Duration timeout) throws ConnectionLost {
        return within(socket, clock, timeout, () -> {
            in.skipNBytes(in.available());
            from = to;
            SSLSocket tls =
                    (SSLSocket) trust.context().getSocketFactory().createSocket(socket, host, socket.getPort(), false);
            if (trust.verifies()) {
                SSLParameters parameters = tls.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                tls.setSSLParameters(parameters);
            }
            tls.startHandshake();
            in = tls.getInputStream();
            out = tls.getOutputStream();
            SSLSession agreed = tls.getSession();
            return new TlsUse(agreed.getProtocol(), agreed.getCipherSuite(), trust.verifies());
        });
    }

    /** Ends what was sent, under TLS with a close_notify. */
    void finish() throws ConnectionLost {
        within(socket, clock, FAREWELL, () -> {
            out.close();
            return Reply.NONE;
        });
    }

    /** Closes the socket below TLS: a close_notify to a server that does not read would block. */
    @Override
    public void close() {
        closeQuietly(socket);
    }

    private static <T> T within(Socket socket, SenderClock clock, Duration timeout, Work<T> work)
            throws ConnectionLost {
        Duration real = clock.real(timeout);
        Watchdog watchdog = Watchdog.on(socket, real);
        try (watchdog) {
            T result = work.run();
            watchdog.close();
            if (!watchdog.hasBitten()) {
                return result;
            }
        } catch (IOException e) {
            if (!watchdog.hasBitten()) {
                throw ConnectionLost.of(e);
            }
        }
        clock.wind(timeout, real);
        throw new ConnectionLost(How.SILENT);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // There is nothing left to lose.
        }
    }
}
