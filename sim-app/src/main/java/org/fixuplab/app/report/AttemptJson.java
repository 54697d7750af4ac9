package org.fixuplab.app.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fixuplab.send.Attempt;

/** One attempt of a sender, for a machine. */
public final class AttemptJson {

    private AttemptJson() {}

    public static Map<String, Object> row(Attempt attempt) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("queued-seconds", attempt.age().toSeconds());
        row.put("verdict", attempt.inWords());
        attempt.exit().ifPresent(exit -> row.put("exit", exit));
        row.put("words", attempt.words());
        return row;
    }
}
