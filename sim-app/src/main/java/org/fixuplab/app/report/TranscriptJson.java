package org.fixuplab.app.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.fixuplab.app.output.Json;
import org.fixuplab.event.Direction;
import org.fixuplab.proxy.transcript.Transcript;
import org.fixuplab.proxy.transcript.TranscriptLine;

/** A transcript's lines for a machine. Octets are the code points U+0000 to U+00FF of a text; line ends are left out. */
public final class TranscriptJson {

    private TranscriptJson() {}

    /** One JSON object a line of the transcript, each ended by a line feed; {@code at} is when it was said. */
    public static String lines(Transcript transcript) {
        StringBuilder text = new StringBuilder();
        for (TranscriptLine line : transcript.lines()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("at", line.at().toString());
            row.putAll(row(line));
            text.append(Json.line(row)).append('\n');
        }
        return text.toString();
    }

    static Map<String, Object> row(TranscriptLine line) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", line.kind().name().toLowerCase(Locale.ROOT));
        row.put("from", line.from() == Direction.FROM_CLIENT ? "client" : "server");
        row.put("offset", line.offset());
        row.put("length", line.length());
        row.put("sent", line.sent());
        if (line.altered()) {
            row.put("got", line.got());
        }
        if (!line.behaviours().isEmpty()) {
            row.put("behaviours", line.behaviours());
        }
        return row;
    }
}
