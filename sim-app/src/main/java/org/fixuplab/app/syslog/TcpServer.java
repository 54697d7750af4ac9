package org.fixuplab.app.syslog;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.fixuplab.app.output.Outbox;
import org.fixuplab.app.output.Reason;
import org.fixuplab.app.settings.HostPort;
import org.fixuplab.app.settings.SyslogServer;
import org.fixuplab.lab.journal.LabEvent;
import org.jspecify.annotations.Nullable;

/**
 * A server that takes a stream of messages. While it is away they wait, and it is tried again after a quarter of a second, then half of one,
 * up to 30 s. A message whose connection ended under it is sent again, whole.
 */
final class TcpServer implements Outbox.Place<LabEvent> {

    private static final int CONNECT_MILLIS = 5_000;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final SyslogServer server;
    private final boolean countsOctets;
    private final SyslogMessage messages;
    private final Consumer<String> notes;
    private @Nullable SocketChannel channel;
    private Duration pause = SHORTEST_PAUSE;
    private boolean away;

    TcpServer(SyslogServer server, boolean countsOctets, SyslogMessage messages, Consumer<String> notes) {
        this.server = server;
        this.countsOctets = countsOctets;
        this.messages = messages;
        this.notes = notes;
    }

    @Override
    public void open() {
        try {
            connected();
        } catch (IOException notYet) {
            failed(notYet);
        }
    }

    @Override
    public int deliver(List<LabEvent> burst) {
        leaveIfPeerHas();
        int sent = 0;
        while (sent < burst.size() && !Thread.currentThread().isInterrupted()) {
            try {
                write(connected(), framed(messages.of(burst.get(sent))));
                sent++;
            } catch (IOException lost) {
                failed(lost);
                waitAWhile();
            }
        }
        return burst.size() - sent;
    }

    private byte[] framed(byte[] message) {
        ByteBuffer frame;
        if (countsOctets) {
            byte[] count = (message.length + " ").getBytes(StandardCharsets.US_ASCII);
            frame = ByteBuffer.allocate(count.length + message.length)
                    .put(count)
                    .put(message);
        } else {
            frame = ByteBuffer.allocate(message.length + 1).put(message).put((byte) '\n');
        }
        return frame.array();
    }

    private static void write(SocketChannel open, byte[] frame) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(frame);
        while (left.hasRemaining()) {
            open.write(left);
        }
    }

    /** A server says nothing; if it has closed, what is written would be lost without a word. */
    private void leaveIfPeerHas() {
        if (channel == null) {
            return;
        }
        try {
            channel.configureBlocking(false);
            int read = channel.read(ByteBuffer.allocate(1));
            channel.configureBlocking(true);
            if (read < 0) {
                failed(new IOException("it closed the connection"));
            }
        } catch (IOException lost) {
            failed(lost);
        }
    }

    private SocketChannel connected() throws IOException {
        if (channel == null) {
            HostPort address = server.address();
            SocketChannel opened = SocketChannel.open();
            try {
                opened.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
                opened.socket()
                        .connect(
                                new InetSocketAddress(UdpServer.address(address.host()), address.port()),
                                CONNECT_MILLIS);
            } catch (SocketTimeoutException silent) {
                opened.close();
                throw new IOException("it does not answer", silent);
            } catch (IOException | RuntimeException fault) {
                opened.close();
                throw fault;
            }
            channel = opened;
            pause = SHORTEST_PAUSE;
            if (away) {
                away = false;
                notes.accept("the syslog server " + server + " is connected again");
            }
        }
        return channel;
    }

    private void failed(IOException why) {
        close();
        if (!away && !Thread.currentThread().isInterrupted()) {
            away = true;
            notes.accept(
                    "the syslog server " + server + " cannot be reached: " + Reason.of(why) + "; lines wait for it");
        }
    }

    private void waitAWhile() {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        } catch (InterruptedException outOfTime) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException fault) {
                // It is of no further use in any case.
            }
            channel = null;
        }
    }
}
