package org.fixuplab.app.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fixuplab.lab.journal.LabEvent;

/** An event as one object: {@code id}, {@code at}, {@code kind}, then what it is about, then the fields of its kind. */
public final class EventJson {

    /** Always six digits of a second, so that times sort as texts do. */
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private EventJson() {}

    /** {@code proxy} and {@code session} are left out where it is about none. */
    public static Map<String, Object> row(LabEvent event) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", event.id());
        row.put("at", time(event.at()));
        row.put("kind", event.kind().word());
        if (!event.proxy().isEmpty()) {
            row.put("proxy", event.proxy());
        }
        if (event.session() > 0) {
            row.put("session", event.session());
        }
        row.putAll(event.values());
        return row;
    }

    /** {@code 2024-05-01T12:00:00.000123Z}: how every view writes a time. */
    public static String time(Instant at) {
        return MICROSECONDS.format(at);
    }
}
