package org.fixuplab.app.command;

import java.time.Duration;
import java.util.function.Consumer;
import org.fixuplab.mta.Mailbox;
import org.fixuplab.mta.StoredMessage;

/** Tells of each message the MTA stored, a line each, from a thread of its own. */
final class MailLines implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final Mailbox mailbox;
    private final Consumer<String> lines;
    private final Thread watcher;
    private long lastTold;
    private volatile boolean closed;

    MailLines(Mailbox mailbox, Consumer<String> lines) {
        this.mailbox = mailbox;
        this.lines = lines;
        this.watcher = new Thread(this::watch, "mail-lines");
        watcher.setDaemon(true);
        watcher.start();
    }

    private void watch() {
        while (!closed) {
            tell();
            mailbox.await(mailbox.count() + 1, LOOK_AGAIN);
        }
        tell();
    }

    private void tell() {
        for (StoredMessage message : mailbox.messages()) {
            if (message.id() > lastTold) {
                lastTold = message.id();
                lines.accept(line(message));
            }
        }
    }

    private static String line(StoredMessage message) {
        String how = message.tls().map(tls -> "over " + tls.protocol()).orElse("in clear");
        return "mta stored message " + message.id() + " " + how + ": <" + message.sender() + "> to <"
                + String.join(">, <", message.recipients()) + ">, " + message.octets().length + " octets";
    }

    @Override
    public void close() {
        closed = true;
        try {
            watcher.join(2 * LOOK_AGAIN.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
