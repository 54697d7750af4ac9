package org.fixuplab.proxy.transcript;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fixuplab.event.Direction;
import org.fixuplab.proxy.observe.EventSentences;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.proxy.transcript.TranscriptLine.Kind;

/** What is true of a session as a whole, by name, for a person. */
final class SessionFacts {

    private SessionFacts() {}

    static Map<String, String> of(Transcript transcript, TranscriptLabels labels) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Firewall", labels.firewall());
        facts.put("Client", text(transcript.session().client()));
        facts.put("Server", text(transcript.session().server()));
        facts.put("Opened", time(transcript.session().opened()));
        facts.put("Closed", transcript.end().map(end -> closed(transcript, end)).orElse("not yet"));
        facts.put("From the client", octets(transcript.lines(), Direction.FROM_CLIENT));
        facts.put("From the server", octets(transcript.lines(), Direction.FROM_SERVER));
        return facts;
    }

    private static String closed(Transcript transcript, SessionEnd end) {
        List<TranscriptLine> lines = transcript.lines();
        Instant last = lines.isEmpty()
                ? transcript.session().opened()
                : lines.get(lines.size() - 1).at();
        return EventSentences.of(end).replaceFirst("^over: ", "") + ", after "
                + after(transcript.session().opened(), last);
    }

    private static String octets(List<TranscriptLine> lines, Direction from) {
        return EventSentences.octets(lines.stream()
                .filter(line -> line.kind() != Kind.NOTE && line.from() == from)
                .mapToLong(TranscriptLine::length)
                .sum());
    }

    private static String text(InetSocketAddress address) {
        return address.getHostString() + " port " + address.getPort();
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS)
                .toString()
                .replace('T', ' ')
                .replace("Z", " UTC");
    }

    /** {@code 0.012 s}; of a clock that was set back, nothing. */
    static String after(Instant start, Instant at) {
        long millis = Math.max(0, Duration.between(start, at).toMillis());
        return String.format(Locale.ROOT, "%d.%03d s", millis / 1000, millis % 1000);
    }
}
