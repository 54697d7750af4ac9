package org.fixuplab.proxy.observe;

import java.util.Locale;
import java.util.Optional;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.event.LegAct;

/** Facts about a session, in a sentence each. */
public final class EventSentences {

    public static final String TLS = "TLS starts: from here on octets pass untouched";

    private EventSentences() {}

    /** A sentence for an event that is a fact in itself; empty for those that only describe octets. */
    public static Optional<String> of(Event event) {
        if (event instanceof Event.TooLate late) {
            return Optional.of("%s came too late for %s %s: they had left"
                    .formatted(late.behaviour(), octets(late.length()), whose(late.from())));
        } else if (event instanceof Event.OutOfSync lost) {
            return Optional.of("out of sync: " + lost.reason() + "; replies are no longer altered");
        } else if (event instanceof Event.Matched matched) {
            return Optional.of("%s matched %s: %s"
                    .formatted(
                            matched.behaviour(),
                            matched.subject(),
                            matched.action().word()));
        } else if (event instanceof Event.SizeExceeded size) {
            return Optional.of("the message has %s, and MAIL had declared %s"
                    .formatted(octets(size.actual()), octets(size.declared())));
        } else if (event instanceof Event.Ended ended) {
            return Optional.of(
                    ended.client() == ended.server()
                            ? "%s ended the session: %s to both".formatted(ended.behaviour(), name(ended.client()))
                            : "%s ended the session: %s to the client, %s to the server"
                                    .formatted(ended.behaviour(), name(ended.client()), name(ended.server())));
        }
        return Optional.empty();
    }

    /** Whose octets the event is about. */
    public static Direction about(Event event) {
        if (event instanceof Event.TooLate late) {
            return late.from();
        } else if (event instanceof Event.Matched matched) {
            return matched.from();
        }
        return event instanceof Event.OutOfSync ? Direction.FROM_SERVER : Direction.FROM_CLIENT;
    }

    public static String of(SessionEnd end) {
        String legs = end.client() == end.server()
                ? name(end.client()) + " on both sides"
                : name(end.client()) + " on the client's side, " + name(end.server()) + " on the server's";
        return end.reason().isPresent() ? "over: " + legs + " (" + end.reason().get() + ")" : "over: " + legs;
    }

    public static String octets(long count) {
        return count == 1 ? "1 octet" : String.format(Locale.ROOT, "%,d octets", count);
    }

    private static String whose(Direction from) {
        return switch (from) {
            case FROM_CLIENT -> "of the client";
            case FROM_SERVER -> "of the server";
        };
    }

    private static String name(LegAct act) {
        return switch (act) {
            case SILENCE -> "silence";
            case FIN -> "FIN";
            case RESET -> "RST";
        };
    }

    private static String name(Ending ending) {
        return switch (ending) {
            case OPEN -> "no connection";
            case FIN -> "FIN";
            case RESET -> "RST";
            case SILENCE -> "silence";
        };
    }
}
