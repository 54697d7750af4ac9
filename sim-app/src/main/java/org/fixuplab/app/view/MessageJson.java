package org.fixuplab.app.view;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fixuplab.app.output.Addresses;
import org.fixuplab.lab.journal.LabMessage;
import org.fixuplab.mta.StoredMessage;
import org.fixuplab.mta.TlsInfo;

/** One message that the test MTA accepted, without its octets. */
public final class MessageJson {

    private MessageJson() {}

    /** {@code session} is the firewall's, and null if the message came past every firewall. */
    public static Map<String, Object> row(LabMessage stored) {
        StoredMessage message = stored.message();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", message.id());
        row.put("received", EventJson.time(message.received()));
        row.put("session", stored.session().isPresent() ? stored.session().getAsLong() : null);
        row.put("mtaSession", message.session());
        row.put("client", Addresses.text(message.client()));
        row.put("helo", message.helo());
        row.put("sender", message.sender());
        row.put("recipients", message.recipients());
        row.put("octets", message.octets().length);
        row.put("tls", message.tls().map(MessageJson::tls).orElse(null));
        row.put("user", message.user().orElse(null));
        row.put("subject", stored.subject().orElse(null));
        return row;
    }

    private static Map<String, Object> tls(TlsInfo tls) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("protocol", tls.protocol());
        row.put("cipher", tls.cipher());
        return row;
    }
}
