package org.fixuplab.app.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.lab.run.RunResult;
import org.fixuplab.proxy.transcript.Transcript;
import org.fixuplab.proxy.transcript.TranscriptLine;

/** Names, in a sentence, what the firewall did that the symptom comes from. */
public final class Cause {

    private static final String ALLOW_TLS = "allow-tls";
    private static final String SIZE_LOG = "size-log";
    private static final int LONGEST_QUOTE = 44;

    private Cause() {}

    /** One sentence; also where the firewall did nothing. */
    public static String of(RunResult result) {
        return of(result.sessions(), result.scenario().policy());
    }

    /** The same of any sessions. */
    public static String of(List<Transcript> sessions, InspectionPolicy policy) {
        String firewall =
                policy.inspects() ? "The firewall (" + policy.firmware() + ")" : "The firewall (no inspection)";
        List<String> deeds = deeds(sessions);
        return deeds.isEmpty()
                ? firewall + " altered nothing and ended nothing."
                : firewall + " " + enumerate(deeds) + ".";
    }

    /** The ids of the behaviours that altered or ended something, or let TLS begin, in the order in which they first did. */
    public static List<String> behaviours(List<Transcript> sessions, InspectionPolicy policy) {
        Map<String, Boolean> ids = new LinkedHashMap<>();
        for (Transcript session : sessions) {
            for (Event event : session.events()) {
                if (event instanceof Event.Altered altered) {
                    ids.put(altered.behaviour(), true);
                } else if (event instanceof Event.Matched matched) {
                    ids.put(matched.behaviour(), true);
                } else if (event instanceof Event.Ended ended) {
                    ids.put(ended.behaviour(), true);
                } else if (event instanceof Event.SizeExceeded) {
                    ids.put(SIZE_LOG, true);
                } else if (event instanceof Event.TlsStarted && policy.enabled().containsKey(ALLOW_TLS)) {
                    ids.put(ALLOW_TLS, true);
                }
            }
        }
        return List.copyOf(ids.keySet());
    }

    private static List<String> deeds(List<Transcript> sessions) {
        Map<String, TranscriptLine> first = new LinkedHashMap<>();
        Map<String, Integer> count = new LinkedHashMap<>();
        List<String> deeds = new ArrayList<>();
        for (Transcript session : sessions) {
            for (TranscriptLine line : session.lines()) {
                if (line.altered() || !line.behaviours().isEmpty()) {
                    for (String behaviour : line.behaviours()) {
                        first.putIfAbsent(behaviour, line);
                        count.merge(behaviour, 1, Integer::sum);
                    }
                }
            }
        }
        boolean turned = false;
        for (Map.Entry<String, TranscriptLine> each : first.entrySet()) {
            TranscriptLine line = each.getValue();
            String deed = alteration(each.getKey(), line, count.getOrDefault(each.getKey(), 1));
            boolean turns = line.before().length > 0 && line.after().length > 0 && !isPart(line);
            deeds.add(turns && !turned ? "turned " + deed : deed);
            turned = turns;
        }
        sessions.forEach(session -> deeds.addAll(endings(session)));
        return deeds;
    }

    private static String alteration(String behaviour, TranscriptLine line, int lines) {
        String whose = line.from() == Direction.FROM_SERVER ? "the server's" : "the client's";
        String more = lines == 1 ? "" : ", and " + (lines - 1) + (lines == 2 ? " more line" : " more lines");
        if (line.after().length == 0) {
            return "swallowed " + whose + " \"" + cut(line.sent()) + "\"" + more + " (" + behaviour + ")";
        } else if (line.before().length == 0) {
            return "answered \"" + cut(line.got()) + "\" itself" + more + " (" + behaviour + ")";
        } else if (isPart(line)) {
            return "swallowed a part of " + whose + " \"" + cut(line.sent()) + "\"" + more + " (" + behaviour + ")";
        }
        return whose + " \"" + cut(line.sent()) + "\" into \"" + cut(line.got()) + "\"" + more + " (" + behaviour + ")";
    }

    private static boolean isPart(TranscriptLine line) {
        return line.after().length < line.before().length;
    }

    private static List<String> endings(Transcript session) {
        List<String> endings = new ArrayList<>();
        String subject = "";
        for (Event event : session.events()) {
            if (event instanceof Event.Matched matched) {
                subject = " at " + matched.subject();
            } else if (event instanceof Event.Ended ended) {
                String deed = "ended the session" + subject + " (" + ended.behaviour() + ")";
                endings.add(deed);
                subject = "";
            }
        }
        return endings;
    }

    private static String cut(String text) {
        StringBuilder shown = new StringBuilder();
        text.chars().limit(LONGEST_QUOTE).forEach(c -> shown.append(c >= ' ' && c < 0x7f ? (char) c : '?'));
        return text.length() > LONGEST_QUOTE ? shown + "..." : shown.toString();
    }

    private static String enumerate(List<String> deeds) {
        if (deeds.size() == 1) {
            return deeds.get(0);
        }
        int last = deeds.size() - 1;
        return String.join(", ", deeds.subList(0, last)) + ", and " + deeds.get(last);
    }
}
