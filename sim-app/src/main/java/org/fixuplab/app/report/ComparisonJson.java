package org.fixuplab.app.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.fixuplab.app.output.Json;
import org.fixuplab.event.Direction;
import org.fixuplab.lab.export.Comparison;
import org.fixuplab.lab.export.Comparison.Row;

/** A comparison for a machine. Octets are the code points U+0000 to U+00FF of a text. */
public final class ComparisonJson {

    private ComparisonJson() {}

    public static String text(Comparison comparison) {
        Map<String, Object> document = Json.document();
        document.put("same", comparison.isSame());
        document.put("leg", word(comparison.leg()));
        document.put("rows", comparison.rows().stream().map(ComparisonJson::row).toList());
        return Json.text(document);
    }

    private static Map<String, Object> row(Row row) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("verdict", word(row.verdict()));
        values.put("from", row.from() == Direction.FROM_CLIENT ? "client" : "server");
        if (row.line() > 0) {
            values.put("line", row.line());
            values.put("customer", row.customer());
        }
        if (!row.ours().isEmpty()) {
            values.put("ours", row.ours());
        }
        if (row.line() > 0 && !row.ours().isEmpty() && !row.differences().isEmpty()) {
            values.put("differences", row.differences());
        }
        return values;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
