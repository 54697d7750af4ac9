package org.fixuplab.app.client;

import static org.fixuplab.proxy.observe.EventSentences.TLS;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An event of a lab in words: what {@code serve} tells on stderr of the same. */
public final class EventLine {

    private static final int LONGEST_QUOTE = 60;
    private static final Set<String> OF_ALL = Set.of("id", "at", "kind", "proxy", "session");

    private static final Map<String, String> ENDINGS =
            Map.of("open", "no connection", "fin", "FIN", "reset", "RST", "silence", "silence");

    private EventLine() {}

    /** The line; empty for an event that only describes octets, and of which {@code serve} is silent. */
    public static Optional<String> told(Row event) {
        String sentence = sentence(event);
        return sentence.isEmpty() ? Optional.empty() : Optional.of(prefix(event) + sentence);
    }

    /** The line of any event. */
    public static String any(Row event) {
        return told(event).orElseGet(() -> prefix(event) + values(event));
    }

    private static String prefix(Row event) {
        if (event.number("session") == 0 || event.text("kind").equals("log-line") || ofMta(event)) {
            return "";
        }
        String proxy = event.text("proxy");
        return "session " + event.text("session") + (proxy.equals("default") ? "" : " (" + proxy + ")") + ": ";
    }

    private static boolean ofMta(Row event) {
        return event.text("kind").equals("fault-played") || event.text("kind").equals("message-stored");
    }

    private static String sentence(Row event) {
        return switch (event.text("kind")) {
            case "session-opened" -> "opened by " + opened(event.text("client"));
            case "alteration" -> alteration(event);
            case "too-late" ->
                event.text("behaviour") + " came too late for " + octets(event.number("length")) + " of the "
                        + event.text("leg") + ": they had left";
            case "tls-started" -> TLS;
            case "out-of-sync" -> "out of sync: " + event.text("reason") + "; replies are no longer altered";
            case "limit-matched" -> matched(event, event.text("subject"));
            case "header-repeated" -> matched(event, "header " + event.text("header"));
            case "size-exceeded" ->
                "the message has " + octets(event.number("actual")) + ", and MAIL had declared "
                        + octets(event.number("declared"));
            case "session-cut" ->
                event.text("behaviour") + " ended the session: " + legs(event, " to both", " to the ", " to the ", "");
            case "session-closed" ->
                "over: " + legs(event, " on both sides", " on the ", " on the ", "'s side") + reason(event);
            case "clients-refused" -> refused(event);
            case "log-line" -> event.text("text");
            case "fault-played" -> "mta played a fault: " + event.text("act") + " at " + event.text("stage");
            case "message-stored" -> stored(event);
            case "proxy-created" ->
                "firewall " + event.text("proxy") + " listens on " + event.text("listen") + ": "
                        + event.text("firmware");
            case "proxy-changed" ->
                "firewall " + event.text("proxy") + " is changed for new sessions: " + event.text("firmware");
            case "proxy-removed" -> "firewall " + event.text("proxy") + " is removed";
            case "lab-reset" -> "the lab is as it was at its start";
            case "lab-reloaded" -> "files were edited: " + String.join("; ", event.texts("changes"));
            case "reload-failed" ->
                "files were edited, and cannot be used: " + String.join("; ", event.texts("problems"));
            default -> event.has("missed") ? "(" + event.text("missed") + " events were lost: too late for them)" : "";
        };
    }

    private static String matched(Row event, String what) {
        return event.text("behaviour") + " matched " + what + ": " + event.text("action");
    }

    private static String opened(String client) {
        int colon = client.lastIndexOf(':');
        return colon < 0
                ? client
                : client.substring(0, colon).replaceAll("[\\[\\]]", "") + " port " + client.substring(colon + 1);
    }

    private static String alteration(Row event) {
        String before = event.text("before");
        String after = event.text("after");
        String deed = "altered " + quote(before) + " to " + quote(after);
        if (after.isEmpty()) {
            deed = "swallowed " + quote(before);
        } else if (before.isEmpty()) {
            deed = "answered " + quote(after);
        }
        String way = event.text("leg").equals("client") ? "client to server" : "server to client";
        return event.text("behaviour") + " " + deed + " (" + way + ", octet " + event.text("offset") + ")";
    }

    /** What became of both legs, the one sentence if it was the same. */
    private static String legs(Row event, String both, String client, String server, String end) {
        String one = name(event.text("client"));
        String other = name(event.text("server"));
        return one.equals(other)
                ? one + both
                : one + client + "client" + end + ", " + other + server + "server" + (end.isEmpty() ? "" : "'s");
    }

    private static String reason(Row event) {
        return event.has("reason") ? " (" + event.text("reason") + ")" : "";
    }

    private static String name(String ending) {
        return ENDINGS.getOrDefault(ending, ending);
    }

    private static String stored(Row event) {
        String how = event.has("tls") ? "over " + event.text("tls") : "in clear";
        return "mta stored message " + event.text("message") + " " + how + ": <" + event.text("sender") + "> to <"
                + String.join(">, <", event.texts("recipients")) + ">, " + event.text("octets") + " octets";
    }

    private static String refused(Row event) {
        long count = event.number("count");
        return "firewall " + event.text("proxy") + " refused " + (count == 1 ? "a client" : count + " clients") + ": "
                + event.text("why");
    }

    private static String octets(long count) {
        return count == 1 ? "1 octet" : String.format(Locale.ROOT, "%,d octets", count);
    }

    /** @param octets a character an octet */
    private static String quote(String octets) {
        return octets.chars()
                .limit(LONGEST_QUOTE)
                .mapToObj(EventLine::shown)
                .collect(Collectors.joining("", "\"", octets.length() > LONGEST_QUOTE ? "...\"" : "\""));
    }

    private static String shown(int octet) {
        if (octet >= ' ' && octet < 0x7f) {
            return String.valueOf((char) octet);
        }
        return octet == '\r' ? "\\r" : octet == '\n' ? "\\n" : String.format(Locale.ROOT, "\\x%02X", octet);
    }

    private static String values(Row event) {
        String values = event.values().keySet().stream()
                .filter(key -> !OF_ALL.contains(key))
                .map(key -> key + "=" + event.text(key))
                .collect(Collectors.joining(" "));
        return (event.text("kind") + " " + values).strip();
    }
}
