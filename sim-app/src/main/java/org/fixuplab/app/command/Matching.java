package org.fixuplab.app.command;

import java.util.List;
import java.util.Map;
import org.fixuplab.app.client.LabClient;
import org.fixuplab.app.client.Pages;
import org.fixuplab.app.client.Query;
import org.fixuplab.app.client.Row;

/** Lists of a lab under conditions. */
final class Matching {

    private Matching() {}

    /** What there is now, oldest first. */
    static List<Row> all(LabClient client, String collection, Map<String, List<String>> conditions) {
        return Pages.all(client, cursor -> {
            Query query = Query.of(collection);
            conditions.forEach((key, values) ->
                    values.forEach(value -> query.with(key, cursor.isEmpty() || !key.equals("after") ? value : "")));
            return query.with("after", cursor);
        });
    }
}
