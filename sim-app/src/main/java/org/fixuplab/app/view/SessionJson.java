package org.fixuplab.app.view;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fixuplab.app.output.Addresses;
import org.fixuplab.lab.journal.SessionSummary;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.smtp.Verb;

/** One session, as far as it has come. */
public final class SessionJson {

    private SessionJson() {}

    /**
     * The row of one session.
     *
     * @param messages the ids of those it brought
     */
    public static Map<String, Object> row(SessionSummary session, List<Long> messages) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", session.id());
        row.put("proxy", session.proxy());
        row.put("firmware", session.firmware());
        row.put("client", Addresses.text(session.session().client()));
        row.put("server", Addresses.text(session.session().server()));
        row.put("opened", EventJson.time(session.session().opened()));
        session.ended().ifPresent(closed -> {
            row.put("closed", EventJson.time(closed));
            row.put(
                    "durationMs",
                    Duration.between(session.session().opened(), closed).toMillis());
        });
        session.end().ifPresent(end -> row.put("ended", ended(end)));
        row.put("behaviours", session.behaviours());
        row.put("verbs", session.verbs().stream().map(Verb::name).toList());
        row.put("tls", session.tls());
        row.put("messages", messages);
        Map<String, Object> octets = new LinkedHashMap<>();
        octets.put("fromClient", session.fromClient());
        octets.put("fromServer", session.fromServer());
        row.put("octets", octets);
        row.put("log", session.log());
        row.put("logLeftOut", session.logLeftOut());
        return row;
    }

    private static Map<String, Object> ended(SessionEnd end) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("client", word(end.client()));
        row.put("server", word(end.server()));
        row.put("cause", word(end.cause()));
        row.put("reason", end.reason().orElse(null));
        return row;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
