package org.fixuplab.app.syslog;

import java.time.ZoneId;
import java.util.function.Consumer;
import org.fixuplab.app.output.Outbox;
import org.fixuplab.lab.journal.EventKind;
import org.fixuplab.lab.journal.LabEvent;

/** Sends what devices log, and nothing else of what happens in a lab. Safe for any thread. */
public final class SyslogSender implements AutoCloseable {

    private final Outbox<LabEvent> outbox;

    private SyslogSender(SyslogSettings settings, Consumer<String> notes) {
        SyslogMessage messages = new SyslogMessage(settings.format(), settings.facility(), ZoneId.systemDefault());
        Outbox.Place<LabEvent> server = switch (settings.server().transport()) {
            case UDP -> new UdpServer(settings.server(), messages, notes);
            case TCP -> new TcpServer(settings.server(), settings.countsOctets(), messages, notes);
        };
        outbox = new Outbox<>("lines for " + settings.server(), server, notes);
    }

    /**
     * Starts; the server is looked up and connected in the background.
     *
     * @param notes told when the server cannot be reached, and when it can again; must not block
     */
    public static SyslogSender start(SyslogSettings settings, Consumer<String> notes) {
        return new SyslogSender(settings, notes);
    }

    /** Never blocks. */
    public void accept(LabEvent event) {
        if (event.kind() == EventKind.LOG_LINE) {
            outbox.add(event);
        }
    }

    /** Lines given to the network. */
    public long sent() {
        return outbox.delivered();
    }

    /** Lines left out. */
    public long leftOut() {
        return outbox.leftOut();
    }

    /** Sends what waits, for a second at most. */
    @Override
    public void close() {
        outbox.close();
    }
}
