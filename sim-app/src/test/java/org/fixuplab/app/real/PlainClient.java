package org.fixuplab.app.real;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.fixuplab.smtp.Octets;

/** A client that says what the test says. */
final class PlainClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private Socket socket = new Socket();

    PlainClient(InetSocketAddress server) throws IOException {
        socket.connect(server, PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(Octets.octets(text));
    }

    /** Sends a line and returns the reply's last line. */
    String ask(String line) throws IOException {
        send(line + "\r\n");
        return reply();
    }

    /** The last line of the next reply; what has come of it, if the connection ends first. */
    String reply() throws IOException {
        String line = line();
        while (line.startsWith("-", 3)) {
            line = line();
        }
        return line;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = socket.getInputStream().read();
                octet >= 0;
                octet = socket.getInputStream().read()) {
            if (octet == Octets.LF) {
                break;
            }
            line.write(octet);
        }
        return Octets.text(line.toByteArray()).stripTrailing();
    }

    void handshake(SSLContext trust) throws IOException {
        SSLSocket secure = (SSLSocket) trust.getSocketFactory().createSocket(socket, "localhost", 0, true);
        secure.startHandshake();
        socket = secure;
    }

    /** FIN, in either case. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
