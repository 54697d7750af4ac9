package org.fixuplab.firmware;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Reads the catalogue's log lines, as strictly as the rest: see {@link CatalogueReader}. */
final class LogReader {

    private static final Set<String> LOG =
            Set.of("id", "severity", "summary", "template", "words", "confidence", "sources", "note", "ranges");
    private static final Set<String> RANGE =
            Set.of("platforms", "from", "before", "template", "confidence", "sources", "note");
    private static final int LEAST_SEVERE = 7;

    private final List<Span> spans;
    private final Function<Section, Evidence> evidence;

    LogReader(List<Span> spans, Function<Section, Evidence> evidence) {
        this.spans = spans;
        this.evidence = evidence;
    }

    /** All that the code can write, each once. */
    List<LogMessage> read(List<? extends Config> written) {
        Map<DeviceLog, LogMessage> logs = new EnumMap<>(DeviceLog.class);
        for (Config each : written) {
            LogMessage message = message(new Section(each, LOG));
            if (logs.put(message.log(), message) != null) {
                throw new IllegalStateException(
                        "the catalogue describes the log line " + message.log().number() + " twice");
            }
        }
        for (DeviceLog log : DeviceLog.values()) {
            if (!logs.containsKey(log)) {
                throw new IllegalStateException("the catalogue does not describe the log line " + log.number());
            }
        }
        return List.copyOf(logs.values());
    }

    private LogMessage message(Section section) {
        DeviceLog log = log(section);
        int severity = section.config().getInt("severity");
        if (severity < 0 || severity > LEAST_SEVERE) {
            throw new IllegalStateException(section.where() + ": a severity is 0 to " + LEAST_SEVERE);
        }
        return new LogMessage(
                log,
                severity,
                section.text("summary"),
                words(log, section),
                evidence.apply(section),
                editions(log, section, section.text("template")));
    }

    private static DeviceLog log(Section section) {
        for (DeviceLog log : DeviceLog.values()) {
            if (log.number().equals(section.text("id"))) {
                return log;
            }
        }
        throw new IllegalStateException(
                section.where() + ": the code does not know the log line " + section.text("id"));
    }

    private static Map<String, String> words(DeviceLog log, Section section) {
        Map<String, String> words = new LinkedHashMap<>();
        if (section.config().hasPath("words")) {
            Config written = section.config().getConfig("words");
            for (String word : written.root().keySet()) {
                words.put(word, written.getString(ConfigUtil.quoteString(word)));
            }
        }
        if (!words.keySet().equals(log.words())) {
            throw new IllegalStateException(section.where() + ": the words of " + log.number() + " are "
                    + new TreeSet<>(log.words()) + ", not " + new TreeSet<>(words.keySet()));
        }
        return words;
    }

    private List<LogMessage.Edition> editions(DeviceLog log, Section message, String standard) {
        List<LogMessage.Edition> editions = new ArrayList<>();
        for (Config each : message.list("ranges")) {
            Section section = new Section(each, RANGE);
            Version from = Version.parse(section.text("from"));
            @Nullable
            Version before = section.config().hasPath("before") ? Version.parse(section.text("before")) : null;
            String template = section.config().hasPath("template") ? section.text("template") : standard;
            checkPlaces(log, section, template);
            for (String platform : section.texts("platforms")) {
                Interval interval = new Interval(Platform.valueOf(platform), from, before);
                check(section, interval, editions);
                editions.add(new LogMessage.Edition(interval, template, evidence.apply(section)));
            }
        }
        return editions;
    }

    /** A place that the code does not fill would stand in the line as it is; a value that no place takes would be lost. */
    private static void checkPlaces(DeviceLog log, Section section, String template) {
        Set<String> places = new TreeSet<>();
        LogFormat.PLACE.matcher(template).results().map(MatchResult::group).forEach(place -> {
            places.add(place.substring(1, place.length() - 1));
        });
        if (!places.equals(log.places())) {
            throw new IllegalStateException(section.where() + ": the places of " + log.number() + " are "
                    + new TreeSet<>(log.places()) + ", not " + places);
        }
    }

    private void check(Section section, Interval interval, List<LogMessage.Edition> others) {
        if (spans.stream().noneMatch(span -> span.interval().contains(interval))) {
            throw new IllegalStateException(section.where() + ": " + interval + " leaves the platform's span");
        }
        for (LogMessage.Edition other : others) {
            if (interval.overlaps(other.interval())) {
                throw new IllegalStateException(section.where() + ": " + interval + " overlaps " + other.interval());
            }
        }
    }
}
