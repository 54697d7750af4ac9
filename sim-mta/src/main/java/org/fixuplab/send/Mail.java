package org.fixuplab.send;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One message and its envelope. Immutable by agreement: {@code octets} is not copied, do not write to it.
 *
 * @param sender without angle brackets; empty for the null sender
 * @param recipients without angle brackets; one at least
 * @param octets header and body as they are to arrive: no dot-stuffing, no final dot
 */
public record Mail(String sender, List<String> recipients, byte[] octets) {

    private static final Pattern NOT_ON_THE_WIRE = Pattern.compile("[\\x00-\\x1f\\x7f]|[^\\x00-\\xff]");

    /**
     * Checks the envelope.
     *
     * @throws IllegalArgumentException if it has no recipient, or an address that is no one line of ISO-8859-1
     */
    public Mail {
        recipients = List.copyOf(recipients);
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("A message needs a recipient.");
        }
        Stream.concat(Stream.of(sender), recipients.stream())
                .filter(address -> NOT_ON_THE_WIRE.matcher(address).find())
                .findFirst()
                .ifPresent(address -> {
                    throw new IllegalArgumentException(
                            "An address holds a line end, a control character or one beyond ISO-8859-1: "
                                    + NOT_ON_THE_WIRE.matcher(address).replaceAll("?"));
                });
    }

    /** Whether an octet of the message is beyond US-ASCII. */
    boolean isEightBit() {
        for (byte octet : octets) {
            if (octet < 0) {
                return true;
            }
        }
        return false;
    }
}
