package org.fixuplab.send;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.fixuplab.smtp.Octets;
import org.jspecify.annotations.Nullable;

/**
 * A server that does at each stage what the test says: CONNECT, EHLO, HELO, STARTTLS, HANDSHAKE, AUTH, MAIL, RCPT, DATA, BODY, DOT, QUIT. What it does is a reply
 * or {@code <fin>}, {@code <rst>}, {@code <silence>}, for HANDSHAKE also {@code <tls>}; a list of both, separated by {@code |}, is worked off connection by connection.
 */
final class ScriptedServer implements AutoCloseable {

    private static final Map<String, String> GOOD = Map.ofEntries(
            Map.entry("CONNECT", "220 mx.dest.example ESMTP"),
            Map.entry("EHLO", "250-mx.dest.example\r\n250-SIZE 10240000\r\n250-STARTTLS\r\n250 8BITMIME"),
            Map.entry("HELO", "250 mx.dest.example"),
            Map.entry("STARTTLS", "220 2.0.0 Ready to start TLS"),
            Map.entry("HANDSHAKE", "500 5.5.2 Error: command not recognized"),
            Map.entry("AUTH", "235 2.7.0 Authentication successful"),
            Map.entry("MAIL", "250 2.1.0 Ok"),
            Map.entry("RCPT", "250 2.1.5 Ok"),
            Map.entry("DATA", "354 End data with <CR><LF>.<CR><LF>"),
            Map.entry("BODY", ""),
            Map.entry("DOT", "250 2.0.0 Ok: queued as 1"),
            Map.entry("QUIT", "221 2.0.0 Bye"));

    /** Made when the first test asks for it. */
    private static final class Certificate {
        private static final TestCertificate FOR_LOCALHOST = TestCertificate.forName("localhost");
    }

    private volatile TestCertificate certificate = Certificate.FOR_LOCALHOST;
    private final Map<String, String> script = new HashMap<>(GOOD);
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<List<String>> connections = new CopyOnWriteArrayList<>();
    private final List<Boolean> dotAlone = new CopyOnWriteArrayList<>();
    private volatile String refused = "nobody";
    private final List<byte[]> messages = new CopyOnWriteArrayList<>();

    /** @param changes stage and act, in turn */
    ScriptedServer(String... changes) throws IOException {
        for (int i = 0; i < changes.length; i += 2) {
            if (script.put(changes[i], changes[i + 1]) == null) {
                throw new IllegalArgumentException(changes[i]);
            }
        }
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", listener.getLocalPort());
    }

    /** Trusts the server's certificate. */
    SSLContext trust() {
        return certificate.client();
    }

    /** Shows this certificate from now on. */
    ScriptedServer with(TestCertificate value) {
        certificate = value;
        return this;
    }

    /** The lines that each connection heard, without message lines. */
    List<List<String>> connections() {
        return connections;
    }

    /** What came between 354 and the final dot, as it came. */
    List<byte[]> messages() {
        return messages;
    }

    /** Of each message, whether its final dot came in a read of its own. */
    List<Boolean> dotAlone() {
        return dotAlone;
    }

    /** Refuses this recipient. */
    ScriptedServer refusing(String recipient) {
        refused = recipient;
        return this;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                open.add(socket);
                List<String> heard = new CopyOnWriteArrayList<>();
                connections.add(heard);
                int number = connections.size();
                start(() -> serve(socket, heard, number));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket, List<String> heard, int number) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            if (act(new Wire(socket, in, socket.getOutputStream()), "CONNECT", number)) {
                serve(new Wire(socket, in, socket.getOutputStream()), heard, number);
            }
        } catch (IOException e) {
            // the client's doing, or close()
        }
    }

    private void serve(Wire wire, List<String> heard, int number) throws IOException {
        InputStream in = wire.in;
        for (String line = line(in); line != null; line = line(in)) {
            heard.add(line);
            String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            boolean known = script.containsKey(verb);
            if (line.contains(refused)) {
                wire.out.write(Octets.octets("550 5.1.1 no such user\r\n"));
            } else if (!known) {
                wire.out.write(Octets.octets("500 5.5.2 Error: command not recognized\r\n"));
            } else if (!act(wire, verb, number) || verb.equals("QUIT")) {
                return;
            } else if (verb.equals("STARTTLS") && isHandshake(in)) {
                if (reply("HANDSHAKE", number).equals("<tls>")) {
                    serveTls(wire, heard, number);
                } else {
                    act(wire, "HANDSHAKE", number);
                    drain(in);
                }
                return;
            } else if (verb.equals("DATA") && reply("DATA", number).startsWith("354")) {
                String body = reply("BODY", number);
                if (!body.isEmpty()) {
                    in.readNBytes(3);
                    act(wire, "BODY", number);
                    if (body.startsWith("<")) {
                        return;
                    }
                }
                messages.add(message(in));
                if (!act(wire, "DOT", number)) {
                    return;
                }
            }
        }
    }

    /** The socket below TLS, and the streams on top of it. */
    private record Wire(Socket socket, InputStream in, OutputStream out) {}

    /** Speaks TLS from here on. What was read of the handshake already is handed over. */
    private void serveTls(Wire wire, List<String> heard, int number) throws IOException {
        byte[] consumed = wire.in.readNBytes(wire.in.available());
        SSLSocketFactory factory = certificate.server().getSocketFactory();
        SSLSocket tls = (SSLSocket) factory.createSocket(wire.socket, new ByteArrayInputStream(consumed), true);
        tls.startHandshake();
        heard.add("<tls>");
        serve(
                new Wire(wire.socket, new BufferedInputStream(tls.getInputStream()), tls.getOutputStream()),
                heard,
                number);
    }

    private static boolean isHandshake(InputStream in) throws IOException {
        in.mark(1);
        boolean handshake = in.read() == 0x16;
        in.reset();
        return handshake;
    }

    private String reply(String stage, int number) {
        String[] acts = script.getOrDefault(stage, "").split("\\|", -1);
        return acts[Math.min(number, acts.length) - 1];
    }

    /** Whether the connection goes on. */
    private boolean act(Wire wire, String stage, int number) throws IOException {
        String reply = reply(stage, number);
        switch (reply) {
            case "<rst>" -> {
                wire.socket.setSoLinger(true, 0);
                wire.socket.close();
                return false;
            }
            case "<fin>" -> {
                wire.socket.shutdownOutput();
                drain(wire.socket.getInputStream());
                return false;
            }
            case "<silence>" -> {
                drain(wire.socket.getInputStream());
                return false;
            }
            default -> {
                wire.out.write(Octets.octets(reply + "\r\n"));
                return true;
            }
        }
    }

    private static void drain(InputStream in) throws IOException {
        byte[] octets = new byte[8192];
        while (in.read(octets) >= 0) {
            // until the client closes
        }
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet == '\n') {
                return Octets.text(line.toByteArray()).replace("\r", "");
            }
            line.write(octet);
        }
        return null;
    }

    private byte[] message(InputStream in) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        byte[] end = Octets.octets("\r\n.\r\n");
        int matched = 2;
        boolean before = false;
        boolean lone = false;
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet == '.' && matched == 2) {
                // The dot and its line are all there is, or the rest of what was read before.
                lone = !before;
            }
            before = in.available() > 0;
            message.write(octet);
            matched = octet == end[matched] ? matched + 1 : octet == '\r' ? 1 : 0;
            if (matched == end.length) {
                dotAlone.add(lone);
                return message.toByteArray();
            }
        }
        return message.toByteArray();
    }
}
