package org.fixuplab.mta;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One accepted message and the session it came in. Immutable by agreement: {@code octets} is not copied, do not write to it.
 *
 * @param id counts from 1 in each MTA, in the order of acceptance
 * @param session counts from 1 in each MTA, in the order of connection
 * @param client the peer of the MTA's socket: behind a firewall, the firewall
 * @param helo the name given to HELO or EHLO; empty if none was
 * @param sender without angle brackets; empty for the null sender
 * @param recipients without angle brackets, in the order given
 * @param octets the message octet for octet: dot-stuffing undone, the final dot's line left out, nothing added
 * @param tls empty if the message came in clear
 * @param user whom AUTH had let in; empty if nobody
 * @param mailParameters what MAIL said after the address, as written: {@code BODY=8BITMIME}, {@code RET=HDRS}
 * @param rcptParameters what each RCPT said after the address, as written, one list a recipient
 */
public record StoredMessage(
        long id,
        Instant received,
        long session,
        InetSocketAddress client,
        String helo,
        String sender,
        List<String> recipients,
        byte[] octets,
        Optional<TlsInfo> tls,
        Optional<String> user,
        List<String> mailParameters,
        List<List<String>> rcptParameters) {

    public StoredMessage {
        recipients = List.copyOf(recipients);
        mailParameters = List.copyOf(mailParameters);
        rcptParameters = rcptParameters.stream().map(List::copyOf).toList();
    }
}
