package org.fixuplab.app.matrix;

import java.util.Locale;
import java.util.Map;
import org.fixuplab.app.output.Paint;
import org.fixuplab.lab.matrix.Cell;

/** What colour says of a verdict, beside its words. */
enum Tone {
    /** It went over TLS. */
    TLS,
    /** It went in clear. */
    CLEAR,
    /** It waits. */
    KEPT,
    /** It was given up. */
    LOST,
    /** More than once, or nobody knows. */
    WRONG;

    private static final Map<String, Tone> BY_WORD = Map.of(
            "tls",
            TLS,
            "clear",
            CLEAR,
            "deferred",
            KEPT,
            "bounced",
            LOST,
            "failed",
            LOST,
            "duplicate",
            WRONG,
            "hung",
            WRONG);

    /** Of several attempts the last one's. */
    static Tone of(Cell cell) {
        String verdict = cell.verdict();
        String last = verdict.substring(verdict.lastIndexOf(' ') + 1);
        return BY_WORD.getOrDefault(last.replaceFirst("\\(.*", ""), WRONG);
    }

    String painted(String text, Paint paint) {
        return switch (this) {
            case TLS -> paint.good(text);
            case CLEAR, WRONG -> paint.bad(text);
            case KEPT -> text;
            case LOST -> paint.strong(text);
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
