package org.fixuplab.mta;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.fixuplab.smtp.Octets;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a message's envelope at some stage. Immutable.
 *
 * @param sender without angle brackets; empty text for the null sender
 * @param recipients without angle brackets
 */
record Envelope(Optional<String> sender, List<String> recipients) {

    static final Envelope UNKNOWN = new Envelope(Optional.empty(), List.of());

    Envelope {
        recipients = List.copyOf(recipients);
    }

    /**
     * What is known when a command is about to be answered.
     *
     * @param stage of the command; MAIL and RCPT bring an address themselves
     */
    static Envelope at(FaultStage stage, String argument, @Nullable Transaction transaction) {
        return switch (stage) {
            case MAIL -> new Envelope(MailPath.parse(argument, "FROM:").map(MailPath::address), List.of());
            case RCPT ->
                new Envelope(
                        Optional.ofNullable(transaction).map(Transaction::sender),
                        MailPath.parse(argument, "TO:").map(MailPath::address).stream()
                                .toList());
            case CONNECT, BANNER, EHLO, HELO, STARTTLS, HANDSHAKE, AUTH, DATA, BODY, DOT, QUIT -> of(transaction);
        };
    }

    static Envelope of(@Nullable Transaction transaction) {
        return transaction == null
                ? UNKNOWN
                : new Envelope(Optional.of(transaction.sender()), transaction.recipients());
    }

    boolean isFrom(String address) {
        return sender.filter(it -> same(it, address)).isPresent();
    }

    boolean isTo(String address) {
        return recipients.stream().anyMatch(it -> same(it, address));
    }

    /** Beyond ASCII an address is UTF-8; before SMTPUTF8 allows it, each octet is a character. */
    private static boolean same(String known, String address) {
        return known.equalsIgnoreCase(address)
                || known.equalsIgnoreCase(Octets.text(address.getBytes(StandardCharsets.UTF_8)));
    }
}
