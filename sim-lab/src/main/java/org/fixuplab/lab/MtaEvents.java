package org.fixuplab.lab;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fixuplab.lab.journal.EventKind;
import org.fixuplab.lab.journal.EventStream;
import org.fixuplab.mta.MtaWatcher;
import org.fixuplab.mta.StoredMessage;

/** Tells a lab's stream of what its test MTA does. */
final class MtaEvents implements MtaWatcher {

    private final EventStream events;

    MtaEvents(EventStream events) {
        this.events = events;
    }

    @Override
    public void stored(StoredMessage message) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("message", message.id());
        values.put("mtaSession", message.session());
        values.put("sender", message.sender());
        values.put("recipients", message.recipients());
        values.put("octets", (long) message.octets().length);
        message.tls().ifPresent(tls -> values.put("tls", tls.protocol()));
        events.tell(EventKind.MESSAGE_STORED, "", 0, values);
    }

    @Override
    public void faultPlayed(long session, InetSocketAddress client, String stage, String act) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("mtaSession", session);
        values.put("stage", stage);
        values.put("act", act);
        events.tell(EventKind.FAULT_PLAYED, "", 0, values);
    }
}
