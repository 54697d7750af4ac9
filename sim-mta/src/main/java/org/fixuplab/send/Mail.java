package org.fixuplab.send;

import java.util.List;

/**
 * One message and its envelope. Immutable by agreement: {@code octets} is not copied, do not write to it.
 *
 * @param sender without angle brackets; empty for the null sender
 * @param recipients without angle brackets; one at least
 * @param octets header and body as they are to arrive: no dot-stuffing, no final dot
 */
public record Mail(String sender, List<String> recipients, byte[] octets) {

    public Mail {
        recipients = List.copyOf(recipients);
    }
}
