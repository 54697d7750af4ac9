package org.fixuplab.lab.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.proxy.observe.SessionInfo;
import org.fixuplab.proxy.record.Entry;
import org.fixuplab.smtp.Octets;

/** Tells a lab's stream of what one session's recorder hears. Confined to the session's event loop. */
final class SessionEvents {

    private static final Set<String> HEADERS = Set.of("header-duplicate", "header-nested");

    private final EventStream stream;
    private final String proxy;
    private long session;
    private Instant opened = Instant.EPOCH;

    SessionEvents(EventStream stream, String proxy) {
        this.stream = stream;
        this.proxy = proxy;
    }

    void opened(SessionInfo info) {
        session = info.id();
        opened = info.opened();
        tell(
                EventKind.SESSION_OPENED,
                values("client", SocketText.of(info.client()), "server", SocketText.of(info.server())));
    }

    void closed(SessionEnd end, Instant at) {
        Map<String, Object> values =
                values("client", word(end.client()), "server", word(end.server()), "cause", word(end.cause()));
        end.reason().ifPresent(reason -> values.put("reason", reason));
        values.put("durationMs", Duration.between(opened, at).toMillis());
        tell(EventKind.SESSION_CLOSED, values);
    }

    void recorded(Entry entry) {
        if (entry instanceof Entry.Happened happened) {
            happened(happened.event());
        } else if (entry instanceof Entry.Logged logged) {
            tell(EventKind.LOG, values("text", logged.line().text()));
        } else if (entry instanceof Entry.Signalled signalled) {
            tell(EventKind.LEG, values("from", word(signalled.leg()), "signal", word(signalled.signal())));
        } else if (entry instanceof Entry.Denied denied) {
            tell(EventKind.DENIED, values("from", word(denied.from()), "flags", word(denied.flags())));
        }
    }

    private void happened(Event event) {
        if (event instanceof Event.Command it) {
            tell(
                    EventKind.COMMAND,
                    values("offset", it.offset(), "verb", it.verb().name(), "masked", it.masked()));
        } else if (event instanceof Event.Reply it) {
            tell(
                    EventKind.REPLY,
                    values(
                            "offset",
                            it.offset(),
                            "code",
                            (long) it.code(),
                            "to",
                            it.to().name()));
        } else if (event instanceof Event.DataStarted it) {
            tell(EventKind.MESSAGE_STARTED, values("offset", it.offset()));
        } else if (event instanceof Event.DataEnded it) {
            tell(EventKind.MESSAGE_ENDED, values("offset", it.offset()));
        } else if (event instanceof Event.Altered it) {
            Map<String, Object> values =
                    values("behaviour", it.behaviour(), "from", word(it.from()), "offset", it.offset());
            values.put("before", Octets.text(it.before()));
            values.put("after", Octets.text(it.after()));
            tell(EventKind.ALTERATION, values);
        } else if (event instanceof Event.TooLate it) {
            Map<String, Object> values =
                    values("behaviour", it.behaviour(), "from", word(it.from()), "offset", it.offset());
            values.put("length", (long) it.length());
            tell(EventKind.TOO_LATE, values);
        } else if (event instanceof Event.Secret it) {
            tell(EventKind.CREDENTIALS, values("from", word(it.from()), "offset", it.offset(), "length", (long)
                    it.length()));
        } else if (event instanceof Event.TlsStarted it) {
            tell(EventKind.TLS_STARTED, values("offset", it.clientOffset(), "serverOffset", it.serverOffset()));
        } else if (event instanceof Event.OutOfSync it) {
            tell(EventKind.OUT_OF_SYNC, values("serverOffset", it.serverOffset(), "reason", it.reason()));
        } else if (event instanceof Event.Matched it) {
            matched(it);
        } else if (event instanceof Event.SizeExceeded it) {
            tell(
                    EventKind.SIZE_EXCEEDED,
                    values("offset", it.offset(), "declared", it.declared(), "actual", it.actual()));
        } else if (event instanceof Event.Ended it) {
            tell(
                    EventKind.SESSION_ENDED,
                    values("behaviour", it.behaviour(), "client", word(it.client()), "server", word(it.server())));
        }
    }

    private void matched(Event.Matched it) {
        if (HEADERS.contains(it.behaviour())) {
            Map<String, Object> values =
                    values("behaviour", it.behaviour(), "offset", it.offset(), "subject", it.subject());
            values.put("action", it.action().word());
            tell(EventKind.HEADER_REPEATED, values);
            return;
        }
        Map<String, Object> values =
                values("behaviour", it.behaviour(), "from", word(it.from()), "offset", it.offset());
        values.put("subject", it.subject());
        values.put("action", it.action().word());
        values.put("logged", it.logged());
        tell(EventKind.LIMIT_MATCHED, values);
    }

    private void tell(EventKind kind, Map<String, Object> values) {
        stream.tell(kind, proxy, session, values);
    }

    private static Map<String, Object> values(String name, Object value) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(name, value);
        return values;
    }

    private static Map<String, Object> values(String first, Object one, String second, Object two) {
        Map<String, Object> values = values(first, one);
        values.put(second, two);
        return values;
    }

    private static Map<String, Object> values(
            String first, Object one, String second, Object two, String third, Object three) {
        Map<String, Object> values = values(first, one, second, two);
        values.put(third, three);
        return values;
    }

    /** {@code client} or {@code server}. */
    private static String word(Direction from) {
        return from == Direction.FROM_CLIENT ? "client" : "server";
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
