package org.fixuplab.mta;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.fixuplab.smtp.Octets;

/** A client that says what the test says, on the JDK's own sockets. */
final class SmtpClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private Socket socket;

    SmtpClient(TestMta mta) throws IOException {
        this(mta.address());
    }

    SmtpClient(InetSocketAddress address) throws IOException {
        socket = new Socket();
        socket.connect(address, PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** A client that has read the greeting. */
    static SmtpClient greeted(TestMta mta) throws IOException {
        SmtpClient client = new SmtpClient(mta);
        client.reply();
        return client;
    }

    void send(byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
        socket.getOutputStream().flush();
    }

    /** Sends text as it stands, an octet for a character. */
    void send(String text) throws IOException {
        send(Octets.octets(text));
    }

    /** Sends a line and returns the reply. */
    String ask(String line) throws IOException {
        send(line + "\r\n");
        return reply();
    }

    /** The next reply, its lines separated by LF. */
    String reply() throws IOException {
        List<String> lines = new ArrayList<>();
        do {
            lines.add(line());
        } while (lines.get(lines.size() - 1).matches("[0-9]{3}-.*"));
        return String.join("\n", lines);
    }

    /** The next line without its CRLF; {@code <closed>} at the end of the stream. */
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            line.write(octet);
            String text = Octets.text(line.toByteArray());
            if (text.endsWith("\r\n")) {
                return text.substring(0, text.length() - 2);
            }
        }
        return line.size() == 0 ? "<closed>" : Octets.text(line.toByteArray());
    }

    /** What comes in one read. */
    String piece() throws IOException {
        byte[] octets = new byte[10_000];
        int count = socket.getInputStream().read(octets);
        return count < 0 ? "<closed>" : Octets.text(Arrays.copyOf(octets, count));
    }

    /** Every octet up to the end of the stream. */
    String rest() throws IOException {
        return Octets.text(socket.getInputStream().readAllBytes());
    }

    /** Sends a message to one recipient, up to the 354. */
    void untilData() throws IOException {
        ask("EHLO client.example.com");
        ask("MAIL FROM:<a@example.com>");
        ask("RCPT TO:<b@example.com>");
        ask("DATA");
    }

    void halfClose() throws IOException {
        socket.shutdownOutput();
    }

    void patience(Duration value) throws IOException {
        socket.setSoTimeout((int) value.toMillis());
    }

    /** Speaks TLS from here on and verifies the certificate against this name. */
    SSLSocket upgrade(SSLContext context, String name, String... protocols) throws IOException {
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, name, socket.getPort(), true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (protocols.length > 0) {
            parameters.setProtocols(protocols);
        }
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        socket = tls;
        return tls;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
