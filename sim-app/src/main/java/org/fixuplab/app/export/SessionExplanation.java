package org.fixuplab.app.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixuplab.app.output.Json;
import org.fixuplab.app.report.Cause;
import org.fixuplab.app.view.EventJson;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.lab.journal.Doer;
import org.fixuplab.lab.journal.JournaledSession;
import org.fixuplab.proxy.observe.EventSentences;
import org.fixuplab.proxy.record.Entry;
import org.fixuplab.proxy.transcript.Transcript;
import org.fixuplab.smtp.Octets;

/** Everything that the firewall did in one session, and why it does so. */
public final class SessionExplanation {

    private SessionExplanation() {}

    /**
     * The document: {@code cause} in a sentence, {@code deeds} in their order, {@code behaviours} with source and confidence, and what to try
     * {@code next}. Octets are the code points U+0000 to U+00FF of a text.
     */
    public static Map<String, Object> of(JournaledSession session) {
        Transcript transcript = session.transcript();
        Map<String, Object> document = Json.document();
        document.put("session", session.id());
        document.put("firmware", session.policy().firmware());
        document.put("inspects", session.policy().inspects());
        document.put("cause", Cause.of(List.of(transcript), session.policy()));
        List<Object> deeds = new ArrayList<>();
        for (Entry.Happened happened : session.recording().entries(Entry.Happened.class)) {
            Doer.of(happened.event(), session.policy()).ifPresent(id -> deeds.add(deed(id, happened)));
        }
        document.put("deeds", deeds);
        List<String> ids = Cause.behaviours(List.of(transcript), session.policy());
        Reasons reasons = new Reasons(session.policy());
        document.put(
                "behaviours",
                ids.stream()
                        .flatMap(id -> reasons.state(id).stream())
                        .map(state -> {
                            Map<String, Object> row = new LinkedHashMap<>();
                            row.put("id", state.id());
                            row.put("summary", state.behaviour().summary());
                            row.put("confidence", state.evidence().confidence().word());
                            row.put("sources", state.evidence().sources());
                            row.put("note", state.evidence().note());
                            row.put("overridden", state.overridden());
                            return row;
                        })
                        .toList());
        document.put("next", Advice.of(session.policy(), ids));
        return document;
    }

    private static Map<String, Object> deed(String behaviour, Entry.Happened happened) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("at", EventJson.time(happened.at()));
        row.put("behaviour", behaviour);
        if (happened.event() instanceof Event.Altered altered) {
            row.put("from", word(altered.from()));
            row.put("offset", altered.offset());
            row.put("before", Octets.text(altered.before()));
            row.put("after", Octets.text(altered.after()));
        } else if (happened.event() instanceof Event.TlsStarted) {
            row.put("sentence", EventSentences.TLS);
        } else {
            EventSentences.of(happened.event()).ifPresent(sentence -> row.put("sentence", sentence));
        }
        return row;
    }

    private static String word(Direction from) {
        return switch (from) {
            case FROM_CLIENT -> "client";
            case FROM_SERVER -> "server";
        };
    }
}
