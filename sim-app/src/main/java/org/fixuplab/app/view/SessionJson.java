package org.fixuplab.app.view;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fixuplab.app.output.Addresses;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.lab.journal.JournaledSession;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.proxy.record.Entry;
import org.fixuplab.proxy.record.Recording;

/** One session, as far as it has come. */
public final class SessionJson {

    private SessionJson() {}

    /** @param messages the ids of those it brought */
    public static Map<String, Object> row(JournaledSession session, List<Long> messages) {
        Recording recording = session.recording();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", session.id());
        row.put("proxy", session.proxy());
        row.put("firmware", session.policy().firmware());
        row.put("client", Addresses.text(recording.session().client()));
        row.put("server", Addresses.text(recording.session().server()));
        row.put("opened", EventJson.time(recording.session().opened()));
        recording.ended().ifPresent(closed -> {
            row.put("closed", EventJson.time(closed));
            row.put(
                    "durationMs",
                    Duration.between(recording.session().opened(), closed).toMillis());
        });
        recording.end().ifPresent(end -> row.put("ended", ended(end)));
        putEvents(
                row,
                recording.entries(Entry.Happened.class).stream()
                        .map(Entry.Happened::event)
                        .toList());
        row.put("messages", messages);
        row.put("octets", octets(recording));
        row.put(
                "log",
                recording.entries(Entry.Logged.class).stream()
                        .map(logged -> logged.line().text())
                        .toList());
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

    private static void putEvents(Map<String, Object> row, List<Event> events) {
        Set<String> behaviours = new LinkedHashSet<>();
        Set<String> verbs = new LinkedHashSet<>();
        boolean tls = false;
        for (Event event : events) {
            if (event instanceof Event.Altered it) {
                behaviours.add(it.behaviour());
            } else if (event instanceof Event.Matched it) {
                behaviours.add(it.behaviour());
            } else if (event instanceof Event.Ended it) {
                behaviours.add(it.behaviour());
            } else if (event instanceof Event.Command it) {
                verbs.add(it.verb().name());
            } else if (event instanceof Event.TlsStarted) {
                tls = true;
            }
        }
        row.put("behaviours", List.copyOf(behaviours));
        row.put("verbs", List.copyOf(verbs));
        row.put("tls", tls);
    }

    private static Map<String, Object> octets(Recording recording) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("fromClient", sent(recording, Direction.FROM_CLIENT));
        row.put("fromServer", sent(recording, Direction.FROM_SERVER));
        return row;
    }

    /** What the peer sent, whether it was kept or not. */
    private static long sent(Recording recording, Direction from) {
        long octets = 0;
        for (Entry entry : recording.entries()) {
            if (entry instanceof Entry.Segment it && it.from() == from) {
                octets += it.before().length;
            } else if (entry instanceof Entry.Omitted it && it.from() == from) {
                octets += it.sent();
            }
        }
        return octets;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
