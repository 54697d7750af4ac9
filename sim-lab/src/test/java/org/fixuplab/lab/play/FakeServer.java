package org.fixuplab.lab.play;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server of one connection, which does what a test says and remembers what each read brought. */
final class FakeServer implements AutoCloseable {

    /** What the server does with its connection. */
    interface Part {
        void play(Peer peer) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final List<String> reads = new CopyOnWriteArrayList<>();
    private final Thread thread;

    FakeServer(Part part) throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        thread = new Thread(() -> accept(part), "fake-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept(Part part) {
        try (Socket socket = listener.accept()) {
            socket.setTcpNoDelay(true);
            part.play(new Peer(socket));
        } catch (IOException | InterruptedException e) {
            // The test is over, or the client gone.
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    /** What the client sent, a text a read. */
    List<String> reads() {
        return reads;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        listener.close();
        thread.join(5_000);
    }

    /** The server's view of its connection. */
    final class Peer {

        private final Socket socket;

        Peer(Socket socket) {
            this.socket = socket;
        }

        Peer say(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        }

        /** One read, empty at the end. */
        String read() throws IOException {
            byte[] octets = new byte[65_536];
            InputStream in = socket.getInputStream();
            int length = in.read(octets);
            String text = length < 0 ? "" : new String(octets, 0, length, StandardCharsets.ISO_8859_1);
            if (length >= 0) {
                reads.add(text);
            }
            return text;
        }

        /** Reads until that was sent. */
        Peer readUntil(String end) throws IOException {
            StringBuilder all = new StringBuilder();
            String read = read();
            while (!read.isEmpty()) {
                all.append(read);
                if (all.toString().endsWith(end)) {
                    return this;
                }
                read = read();
            }
            return this;
        }

        void readToTheEnd() throws IOException {
            while (!read().isEmpty()) {
                // What it said is remembered.
            }
        }

        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }
}
