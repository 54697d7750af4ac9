package org.fixuplab.lab.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that says what a test tells it to. */
public final class Talk implements AutoCloseable {

    private static final int PATIENCE = 10_000;

    private final Socket socket;
    private final BufferedReader in;

    public Talk(InetSocketAddress address) throws IOException {
        socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(PATIENCE);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    /** Greets, says the commands, and quits; each waits for its reply. */
    public static void through(InetSocketAddress address, String... commands) throws IOException {
        try (Talk talk = new Talk(address)) {
            talk.hear();
            for (String command : commands) {
                talk.say(command);
            }
            talk.say("QUIT");
            talk.untilEnd();
        }
    }

    /** Sends one message. */
    public static void mail(InetSocketAddress address, String sender, String recipient, String text)
            throws IOException {
        through(
                address,
                "EHLO client.example.com",
                "MAIL FROM:<" + sender + ">",
                "RCPT TO:<" + recipient + ">",
                "DATA",
                text + "\r\n.");
    }

    /** The last line of the reply. */
    public String say(String command) throws IOException {
        send(command + "\r\n");
        return hear();
    }

    public void send(String octets) throws IOException {
        socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The last line of a reply. */
    public String hear() throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        return String.valueOf(line);
    }

    private void untilEnd() throws IOException {
        while (in.read() >= 0) {
            // To the end.
        }
    }

    /** Ends it with RST. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
