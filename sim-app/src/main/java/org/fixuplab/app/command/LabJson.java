package org.fixuplab.app.command;

import java.util.List;
import java.util.Map;
import org.fixuplab.app.client.Row;
import org.fixuplab.app.output.Json;

/** What a lab answered, as a document of ours. */
final class LabJson {

    private LabJson() {}

    static String document(Row answer) {
        Map<String, Object> document = Json.document();
        document.putAll(answer.values());
        return Json.text(document);
    }

    /** A list of which every page was fetched. */
    static String items(List<Row> items) {
        Map<String, Object> document = Json.document();
        document.put("items", items.stream().map(Row::values).toList());
        return Json.text(document);
    }
}
