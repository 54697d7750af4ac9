package org.fixuplab.app.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fixuplab.app.output.Json;
import org.fixuplab.explain.Explained;
import org.fixuplab.explain.Explanation;
import org.fixuplab.explain.Finding;
import org.fixuplab.firmware.Interval;
import org.fixuplab.firmware.LookAlike;

/** What explains a paste, for a machine. */
public final class ExplainJson {

    private ExplainJson() {}

    public static String text(Explanation explanation) {
        Map<String, Object> document = Json.document();
        document.put("verdict", word(explanation.verdict().name()));
        document.put(
                "leading",
                explanation.leading().map(family -> word(family.name())).orElse(null));
        document.put(
                "ranked",
                explanation.ranked().stream().map(ExplainJson::explained).toList());
        document.put(
                "lookAlikes",
                explanation.lookAlikes().stream().map(ExplainJson::lookAlike).toList());
        document.put("ask", explanation.ask());
        document.put("scenario", explanation.scenario().orElse(null));
        return Json.text(document);
    }

    private static Map<String, Object> explained(Explained one) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("family", word(one.family().name()));
        row.put("versions", one.versions());
        row.put("intervals", one.intervals().stream().map(ExplainJson::interval).toList());
        row.put("variant", one.variant());
        row.put("score", String.format(Locale.ROOT, "%.2f", one.score()));
        row.put("evidence", one.evidence().stream().map(ExplainJson::finding).toList());
        row.put("against", one.against().stream().map(ExplainJson::finding).toList());
        return row;
    }

    private static Map<String, Object> interval(Interval interval) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("platform", interval.platform());
        row.put("from", interval.from());
        row.put("before", interval.before());
        return row;
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("line", finding.line());
        row.put("quote", finding.quote());
        row.put("behaviour", finding.behaviour());
        row.put("reason", finding.reason());
        row.put("weight", String.format(Locale.ROOT, "%.2f", finding.weight()));
        return row;
    }

    private static Map<String, Object> lookAlike(LookAlike one) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", one.name());
        row.put("confidence", one.evidence().confidence().word());
        row.put("sources", List.copyOf(one.evidence().sources()));
        return row;
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
