package org.fixuplab.lab.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.event.LegAct;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.lab.journal.Doer;
import org.fixuplab.lab.scenario.Expectations.Delivery;
import org.fixuplab.mta.StoredMessage;
import org.fixuplab.proxy.observe.Ending;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.proxy.transcript.Transcript;
import org.fixuplab.send.SendResult;
import org.fixuplab.smtp.Octets;

/**
 * What happened, asked by the judge. Immutable.
 *
 * @param policy of the firewall that it happened to
 */
record Evidence(
        InspectionPolicy policy,
        List<Transcript> sessions,
        List<StoredMessage> mailbox,
        Optional<CommandResult> command,
        Optional<SendResult> sent) {

    private static final int MOST_MESSAGES = 3;

    Optional<Transcript> lastSession() {
        return sessions.isEmpty() ? Optional.empty() : Optional.of(sessions.get(sessions.size() - 1));
    }

    private Stream<Event> events() {
        return sessions.stream().flatMap(session -> session.events().stream());
    }

    /** Those that altered octets, matched or reported something, ended a session or let TLS begin. */
    Set<String> behaviours() {
        return events().flatMap(event -> behaviour(event).stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<String> behaviour(Event event) {
        return Doer.of(event, policy);
    }

    boolean tooLate(String id) {
        return events().anyMatch(event ->
                event instanceof Event.TooLate late && late.behaviour().equals(id));
    }

    /** The first thing that a behaviour did. */
    String deed(String id) {
        return events().filter(event -> behaviour(event).filter(id::equals).isPresent())
                .findFirst()
                .map(Evidence::inWords)
                .orElse("");
    }

    private static String inWords(Event event) {
        if (event instanceof Event.Altered altered) {
            if (altered.after().length == 0) {
                return "swallowed '" + Octets.text(altered.before()).strip() + "'";
            } else if (altered.before().length == 0) {
                return "answered '" + Octets.text(altered.after()).strip() + "'";
            }
            return "overwrote '" + Octets.text(altered.before()).strip() + "' with '"
                    + Octets.text(altered.after()).strip() + "'";
        }
        if (event instanceof Event.Matched matched) {
            String whose = matched.from() == Direction.FROM_CLIENT ? "client" : "server";
            return "matched " + matched.subject() + " at octet " + matched.offset() + " of the " + whose;
        }
        if (event instanceof Event.SizeExceeded size) {
            return "found " + size.actual() + " octets where MAIL had declared " + size.declared();
        }
        return event instanceof Event.TlsStarted ? "let TLS begin" : "ended the session";
    }

    static Optional<Event.Ended> ended(Transcript session) {
        return session.events().stream()
                .filter(Event.Ended.class::isInstance)
                .map(Event.Ended.class::cast)
                .reduce((first, second) -> second);
    }

    static Ending ending(LegAct act) {
        return switch (act) {
            case SILENCE -> Ending.SILENCE;
            case FIN -> Ending.FIN;
            case RESET -> Ending.RESET;
        };
    }

    static String reason(Transcript session) {
        return session.end()
                .flatMap(SessionEnd::reason)
                .map(reason -> ended(session)
                        .map(ended -> reason + " (" + ended.behaviour() + ")")
                        .orElse(reason))
                .orElse(session.end().isPresent() ? "both peers closed in order" : "the session goes on");
    }

    /** Empty if some mail came one way and some the other. */
    Optional<Delivery> delivery() {
        if (mailbox.isEmpty()) {
            return Optional.of(Delivery.NO_MAIL);
        }
        long overTls = overTls();
        if (overTls == mailbox.size()) {
            return Optional.of(Delivery.DELIVERED_TLS);
        }
        return overTls == 0 ? Optional.of(Delivery.DELIVERED_CLEAR) : Optional.empty();
    }

    private long overTls() {
        return mailbox.stream().filter(message -> message.tls().isPresent()).count();
    }

    String deliveryInWords() {
        return delivery()
                .map(delivery -> switch (delivery) {
                    case NO_MAIL -> "no-mail";
                    case DELIVERED_TLS -> "delivered-tls";
                    case DELIVERED_CLEAR -> "delivered-clear";
                })
                .orElseGet(() -> overTls() + " of " + mailbox.size() + " messages over TLS");
    }

    /** The messages, or what the server said last if there are none. */
    String mailInWords() {
        if (mailbox.isEmpty()) {
            return lastReply()
                    .map(reply -> "the server's last words were '" + reply + "'")
                    .orElse("the server said nothing");
        }
        String shown =
                mailbox.stream().limit(MOST_MESSAGES).map(Evidence::inWords).collect(Collectors.joining("; "));
        return mailbox.size() > MOST_MESSAGES ? shown + "; and more" : shown;
    }

    private Optional<String> lastReply() {
        return sessions.stream()
                .flatMap(session -> session.lines().stream())
                .filter(line -> line.from() == Direction.FROM_SERVER)
                .filter(line -> switch (line.kind()) {
                    case DIALOGUE -> true;
                    case PAYLOAD, OPAQUE, NOTE -> false;
                })
                .reduce((first, second) -> second)
                .map(line -> Octets.text(line.before()).strip());
    }

    static String inWords(StoredMessage message) {
        return "message " + message.id() + " from <" + message.sender() + "> to "
                + message.recipients().stream().map(it -> "<" + it + ">").collect(Collectors.joining(", "))
                + message.tls().map(tls -> " over " + tls.protocol()).orElse(" in clear");
    }
}
