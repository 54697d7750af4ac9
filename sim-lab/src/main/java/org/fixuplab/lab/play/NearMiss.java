package org.fixuplab.lab.play;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what comes nearest to a reply that did not come. */
final class NearMiss {

    private NearMiss() {}

    static String of(Step expected, Heard got, List<Step> later, @Nullable String lastHeard) {
        if (!(got instanceof Heard.Line line)) {
            return lastHeard == null
                    ? "nothing was heard before"
                    : "the last line heard was '" + OctetText.show(lastHeard) + "'";
        }
        for (Step step : later) {
            if (step instanceof Step.Hear hear && hear.pattern().matches(line.text())) {
                return "that is what " + place(hear) + " waits for: " + hear.written();
            }
        }
        if (expected instanceof Step.Hear hear) {
            int same = hear.pattern().agreesUpTo(line.text());
            return same == 0
                    ? "not even the first octet agrees"
                    : "up to '" + OctetText.show(line.text().substring(0, same)) + "' it agrees";
        }
        return "";
    }

    private static String place(Step step) {
        return step.line() > 0 ? "line " + step.line() : "a later line";
    }
}
