package org.fixuplab.lab;

import java.net.InetSocketAddress;
import org.fixuplab.lab.journal.EventKind;
import org.fixuplab.lab.journal.EventStream;
import org.fixuplab.lab.journal.Messages;
import org.fixuplab.lab.journal.SessionLinks;
import org.fixuplab.lab.journal.SessionLinks.Link;
import org.fixuplab.mta.MtaWatcher;
import org.fixuplab.mta.StoredMessage;
import org.fixuplab.mta.TlsInfo;

/** Tells a lab of what its test MTA does, and through which session of a firewall it came to that. Confined to the MTA's thread. */
final class MtaEvents implements MtaWatcher {

    private static final Link PAST_THE_FIREWALLS = new Link("", 0);

    private final EventStream events;
    private final SessionLinks links;
    private final Messages messages;
    private volatile int port;

    MtaEvents(EventStream events, SessionLinks links, Messages messages) {
        this.events = events;
        this.links = links;
        this.messages = messages;
    }

    /** Where the MTA listens: before that is known, nobody came through a firewall. */
    void listening(InetSocketAddress address) {
        port = address.getPort();
    }

    private Link link(InetSocketAddress client) {
        return links.of(client, port).orElse(PAST_THE_FIREWALLS);
    }

    /** Whoever finds the message finds its session. */
    @Override
    public void storing(StoredMessage message) {
        links.of(message.client(), port).ifPresent(through -> messages.link(message.id(), through.session()));
    }

    @Override
    public void stored(StoredMessage message) {
        Link through = link(message.client());
        messages.stored(message);
        events.tell(
                EventKind.MESSAGE_STORED,
                through.proxy(),
                through.session(),
                message.id(),
                message.session(),
                message.sender(),
                message.recipients(),
                message.octets().length,
                message.tls().map(TlsInfo::protocol).orElse(null));
    }

    @Override
    public void faultPlayed(long session, InetSocketAddress client, String stage, String act) {
        Link through = link(client);
        events.tell(EventKind.FAULT_PLAYED, through.proxy(), through.session(), session, stage, act);
    }
}
