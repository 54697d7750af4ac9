package org.fixuplab.app.http;

import static org.fixuplab.app.http.Schema.always;
import static org.fixuplab.app.http.Schema.anything;
import static org.fixuplab.app.http.Schema.flag;
import static org.fixuplab.app.http.Schema.instant;
import static org.fixuplab.app.http.Schema.list;
import static org.fixuplab.app.http.Schema.map;
import static org.fixuplab.app.http.Schema.maybe;
import static org.fixuplab.app.http.Schema.named;
import static org.fixuplab.app.http.Schema.number;
import static org.fixuplab.app.http.Schema.object;
import static org.fixuplab.app.http.Schema.oneOf;
import static org.fixuplab.app.http.Schema.text;
import static org.fixuplab.app.http.Schema.texts;
import static org.fixuplab.app.http.Schema.word;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixuplab.lab.journal.EventKind;

/** The form of everything that the lab says and hears over HTTP. */
final class Schemas {

    static final Schema ENDING = word("fin", "reset", "silence", "open");

    static final Schema CAUSE =
            word("peers", "client-reset", "server-reset", "no-upstream", "inspection", "idle", "stopped");

    /** The keys of a scenario's firewall group. */
    private static final Schema.Field[] FIREWALL = {
        maybe("firmware", text().example("ASA 8.2(5)")),
        maybe("config", text().described("Lines of the device's own configuration")),
        maybe("behaviours", map(map(anyValue())).described("Overrides: id, then key and value")),
        maybe(
                "segments",
                object(maybe("by", word("read", "mss")), maybe("mss", number(1, 65_535)), maybe("gather", text()))),
        maybe("inside", word("mta", "client")),
        maybe("device-port", number(1, 65_535)),
        maybe("addresses", object(maybe("outside", text()), maybe("inside", text()))),
        maybe("idle-timeout", text().example("600s")),
        maybe("linger", text().example("600s"))
    };

    private Schemas() {}

    private static Schema anyValue() {
        return new Schema(Map.of());
    }

    private static Schema.Field[] and(Schema.Field[] some, Schema.Field... more) {
        Schema.Field[] all = Arrays.copyOf(more, more.length + some.length);
        System.arraycopy(some, 0, all, more.length, some.length);
        return all;
    }

    /** A page of such items. */
    static Schema page(String of) {
        return page(named(of));
    }

    static Schema page(Schema of) {
        return object(
                always("items", list(of)),
                always("next", text().orNull().described("What to give as `after` for the next page")));
    }

    /** By the name under which the document has it. */
    static Map<String, Schema> all() {
        Map<String, Schema> all = new LinkedHashMap<>();
        all.put("Problem", problem());
        all.put("Version", object(always("schema", number()), always("version", text()), always("java", text())));
        all.put("Health", object(always("healthy", flag())));
        all.put("FirewallKeys", object(FIREWALL).described("As in a scenario's firewall group"));
        all.put("NewProxy", newProxy());
        all.put("ProxyChange", proxyChange());
        all.put("Proxy", proxy());
        all.put("Session", session());
        all.put("Message", message());
        all.put("Event", event());
        all.put("Mta", mta());
        all.put("Explanation", explanation());
        all.put("Faults", faults());
        all.put("Population", population());
        return all;
    }

    private static Schema problem() {
        return object(
                        always("type", text()),
                        always("title", text()),
                        always("status", number(400, 599)),
                        always(
                                "code",
                                word(Arrays.stream(ErrorCode.values())
                                        .map(ErrorCode::word)
                                        .toList())),
                        always("detail", text()),
                        always(
                                "problems",
                                list(object(
                                        always("key", text()), always("message", text()), always("remedy", text())))),
                        maybe(
                                "nearest",
                                object(
                                                always("id", number()),
                                                always("met", number()),
                                                always("of", number()),
                                                always("missing", texts()))
                                        .orNull()
                                        .described("What came nearest to a wait's match")))
                .described("RFC 9457, with a stable code");
    }

    private static Schema newProxy() {
        return object(and(
                FIREWALL,
                always("name", text().and("pattern", "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$")),
                maybe("listen", text().described("IP address and port; 127.0.0.1:0, any free port, by default")),
                maybe("upstream", text().orNull().described("host:port; the lab's test MTA by default"))));
    }

    private static Schema proxyChange() {
        Schema.Field[] nullable = Arrays.stream(FIREWALL)
                .map(field -> maybe(field.name(), anyValue()))
                .toArray(Schema.Field[]::new);
        return object(and(nullable, maybe("name", text()), maybe("listen", text()), maybe("upstream", text().orNull())))
                .described("A JSON merge patch (RFC 7396): null takes a key away");
    }

    private static Schema proxy() {
        return object(
                always("id", text()),
                always("name", text()),
                always("listen", text()),
                always("host", text()),
                always("port", number(1, 65_535)),
                always(
                        "upstream",
                        text().orNull().described("host:port; null: inline, before whom each client connects to")),
                always("firmware", text()),
                always("inspects", flag()),
                always("behaviours", texts().described("The ids at work")),
                always("activeSessions", number()),
                always("maxSessions", number().orNull().described("A client beyond them is refused; null: no bound")),
                always("firewall", named("FirewallKeys")));
    }

    private static Schema session() {
        return object(
                always("id", number()),
                always("proxy", text()),
                always("firmware", text()),
                always("client", text()),
                always("server", text()),
                always("opened", instant()),
                maybe("closed", instant().described("Absent while the session goes on")),
                maybe("durationMs", number()),
                maybe(
                        "ended",
                        object(
                                always("client", ENDING),
                                always("server", ENDING),
                                always("cause", CAUSE),
                                always("reason", text().orNull()))),
                always("behaviours", texts().described("The ids of those that did something")),
                always("verbs", texts()),
                always("tls", flag()),
                always("messages", list(number())),
                always("octets", object(always("fromClient", number()), always("fromServer", number()))),
                always("log", texts().described("The device's log lines")),
                always("logLeftOut", number().described("How many more log lines there were")));
    }

    private static Schema message() {
        return object(
                always("id", number()),
                always("received", instant()),
                always("session", number().orNull().described("The firewall's; null if it came past every firewall")),
                always("mtaSession", number()),
                always("client", text()),
                always("helo", text()),
                always("sender", text()),
                always("recipients", texts()),
                always("octets", number()),
                always(
                        "tls",
                        object(always("protocol", text()), always("cipher", text()))
                                .orNull()),
                always("user", text().orNull()),
                always("subject", text().orNull()));
    }

    private static Schema mta() {
        return object(
                always("listen", text()),
                always("host", text()),
                always("port", number(1, 65_535)),
                always("hostname", text()),
                always("accepted", number()),
                always("messages", number()),
                always("dropped", number()));
    }

    private static Schema explanation() {
        return object(
                always("schema", number()),
                always("session", number()),
                always("firmware", text()),
                always("inspects", flag()),
                always("cause", text().described("What happened, in a sentence")),
                always(
                        "deeds",
                        list(object(
                                always("at", instant()),
                                always("behaviour", text()),
                                maybe("from", word("client", "server")),
                                maybe("offset", number()),
                                maybe("before", text()),
                                maybe("after", text()),
                                maybe("sentence", text())))),
                always(
                        "behaviours",
                        list(object(
                                always("id", text()),
                                always("summary", text()),
                                always("confidence", text()),
                                always("sources", texts()),
                                always("note", text()),
                                always("overridden", flag())))),
                always("next", anyValue().described("What to try")));
    }

    private static Schema faults() {
        return object(always(
                "faults",
                list(oneOf(text(), anything()))
                        .described("Each an object, or its text: {\"at\": \"rcpt\", \"reply\": \"450 4.2.0 later\"}")));
    }

    private static Schema population() {
        return object(always("proxies", list(named("NewProxy"))));
    }

    /** The fields of the kinds are those of docs/events.md. */
    private static Schema event() {
        List<String> kinds =
                Arrays.stream(EventKind.values()).map(EventKind::word).toList();
        return object(
                        always("id", number()),
                        always("at", instant()),
                        always("kind", word(kinds)),
                        maybe("proxy", text()),
                        maybe("session", number()))
                .and("additionalProperties", true);
    }
}
