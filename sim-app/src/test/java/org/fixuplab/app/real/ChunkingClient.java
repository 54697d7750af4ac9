package org.fixuplab.app.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Random;
import org.fixuplab.app.real.MixedMessages.Message;
import org.fixuplab.smtp.Octets;

/** Sends with BDAT, which none of the programs does. */
final class ChunkingClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final int MOST_CHUNKS = 6;

    private final Socket socket = new Socket();
    private final Random random;
    private final InputStream in;
    private final OutputStream out;

    ChunkingClient(InetSocketAddress server, long seed) throws IOException {
        random = new Random(seed);
        socket.connect(server, PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        expect("220");
        ask("EHLO c.src.test", "250");
    }

    /** Sends a message in chunks of random lengths, none among them, and waits until it is accepted. */
    void send(Message message) throws IOException {
        ask("MAIL FROM:<a@src.test> BODY=BINARYMIME", "250");
        ask("RCPT TO:<" + message.number() + "@dest.test>", "250");
        byte[] octets = message.octets();
        int at = 0;
        for (int chunks = random.nextInt(MOST_CHUNKS); chunks > 0; chunks--) {
            int length = random.nextInt(octets.length - at + 1);
            chunk(octets, at, length, "");
            at += length;
        }
        chunk(octets, at, octets.length - at, " LAST");
    }

    private void chunk(byte[] octets, int at, int length, String last) throws IOException {
        out.write(Octets.octets("BDAT " + length + last + "\r\n"));
        out.write(octets, at, length);
        expect("250");
    }

    private void ask(String line, String code) throws IOException {
        out.write(Octets.octets(line + "\r\n"));
        expect(code);
    }

    private void expect(String code) throws IOException {
        String line;
        do {
            line = line();
            assertThat(line).startsWith(code);
        } while (line.startsWith(code + "-"));
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0 && octet != Octets.LF; octet = in.read()) {
            line.write(octet);
        }
        return Octets.text(line.toByteArray());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
