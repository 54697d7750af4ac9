package org.fixuplab.app.syslog;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.fixuplab.app.output.Outbox;
import org.fixuplab.app.output.Reason;
import org.fixuplab.app.settings.HostPort;
import org.fixuplab.app.settings.SyslogServer;
import org.fixuplab.lab.journal.LabEvent;
import org.jspecify.annotations.Nullable;

/**
 * A server that takes a message a datagram. What it did not get is known only where its machine says so. Its name is looked up again each
 * minute.
 */
final class UdpServer implements Outbox.Place<LabEvent> {

    private static final long LOOKED_UP_FOR = Duration.ofMinutes(1).toNanos();

    private final SyslogServer server;
    private final SyslogMessage messages;
    private final Consumer<String> notes;
    private @Nullable DatagramChannel channel;
    private long lookedUp;
    private boolean told;

    UdpServer(SyslogServer server, SyslogMessage messages, Consumer<String> notes) {
        this.server = server;
        this.messages = messages;
        this.notes = notes;
    }

    @Override
    public void open() {
        try {
            connected();
        } catch (IOException away) {
            tell(away);
        }
    }

    @Override
    public int deliver(List<LabEvent> burst) {
        if (channel != null && System.nanoTime() - lookedUp > LOOKED_UP_FOR) {
            close();
        }
        int lost = 0;
        for (LabEvent line : burst) {
            lost += send(messages.of(line));
        }
        return lost;
    }

    private int send(byte[] message) {
        try {
            DatagramChannel open = connected();
            try {
                open.write(ByteBuffer.wrap(message));
                return 0;
            } catch (PortUnreachableException earlier) {
                // Says that an earlier one was lost, and that this one has not been sent.
                tell(new IOException("nobody listens there"));
                open.write(ByteBuffer.wrap(message));
                return 1;
            }
        } catch (IOException away) {
            tell(away);
            close();
            return 1;
        }
    }

    private DatagramChannel connected() throws IOException {
        if (channel == null) {
            HostPort address = server.address();
            DatagramChannel opened = DatagramChannel.open();
            try {
                opened.connect(new InetSocketAddress(address(address.host()), address.port()));
            } catch (IOException | RuntimeException fault) {
                opened.close();
                throw fault;
            }
            channel = opened;
            lookedUp = System.nanoTime();
        }
        return channel;
    }

    static InetAddress address(String host) throws IOException {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            throw new IOException("the host name has no address here", unknown);
        }
    }

    private void tell(IOException away) {
        if (!told) {
            told = true;
            notes.accept("the syslog server " + server + " cannot be reached: " + Reason.of(away)
                    + "; lines sent to it may be lost");
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
