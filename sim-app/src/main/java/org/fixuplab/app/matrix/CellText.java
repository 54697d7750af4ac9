package org.fixuplab.app.matrix;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.fixuplab.app.report.AttemptText;
import org.fixuplab.lab.Durations;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.matrix.Cell;
import org.fixuplab.lab.matrix.Column;
import org.fixuplab.lab.matrix.Leak;
import org.fixuplab.proxy.transcript.Transcript;
import org.fixuplab.proxy.transcript.TranscriptLabels;
import org.fixuplab.proxy.transcript.TranscriptStyle;
import org.fixuplab.proxy.transcript.TranscriptText;
import org.fixuplab.send.Attempt;

/** All that is known of one cell, in plain ASCII. */
final class CellText {

    private static final int COLUMNS = 120;
    private static final TranscriptStyle STYLE = new TranscriptStyle(COLUMNS, false, false);

    private CellText() {}

    /** {@code exim behind asa-8.2.5: clear}, its note, attempts and sessions. */
    static String whole(Cell cell, Column column) {
        StringBuilder text = new StringBuilder(heading(cell)).append('\n');
        line(text, "column", column.title());
        line(text, "leaked", leaks(cell));
        line(text, "note", cell.note());
        line(text, "took", Durations.show(cell.took()));
        return text.append(attempts(cell.attempts()))
                .append(sessions(cell, column))
                .toString();
    }

    static String heading(Cell cell) {
        return cell.sender() + " behind " + cell.column() + ": " + cell.verdict();
    }

    private static void line(StringBuilder text, String name, String words) {
        if (!words.isEmpty()) {
            text.append(String.format(Locale.ROOT, "%-9s", name)).append(words).append('\n');
        }
    }

    /** {@code envelope, message}; nothing if nothing leaked. */
    static String leaks(Cell cell) {
        return cell.leaks().stream().sorted().map(CellText::word).collect(Collectors.joining(", "));
    }

    static String word(Leak leak) {
        return leak.name().toLowerCase(Locale.ROOT);
    }

    private static String attempts(List<Attempt> attempts) {
        return attempts.stream()
                .map(AttemptText::line)
                .map(line -> "attempt  " + line + "\n")
                .collect(Collectors.joining());
    }

    /** Each session's two sides; a sentence if there was none. */
    static String sessions(Cell cell, Column column) {
        List<Transcript> sessions = cell.sessions();
        if (sessions.isEmpty()) {
            return "\nno session: the sender never connected\n";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sessions.size(); i++) {
            text.append('\n')
                    .append(sessions.size() > 1 ? "session " + (i + 1) + " of " + sessions.size() + "\n" : "")
                    .append(TranscriptText.print(sessions.get(i), STYLE, labels(cell, column.settings())));
        }
        return text.toString();
    }

    private static TranscriptLabels labels(Cell cell, LabSettings lab) {
        return new TranscriptLabels(
                cell.sender(),
                lab.policy().inspects() ? lab.policy().firmware() : "no inspection",
                "MTA (" + lab.mta().persona().name() + ")");
    }
}
