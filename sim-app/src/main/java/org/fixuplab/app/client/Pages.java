package org.fixuplab.app.client;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A list that a lab hands out page by page. */
public final class Pages {

    /** No lab keeps so much: one that always names a next page is broken. */
    private static final int MOST = 10_000;

    private Pages() {}

    /**
     * All of it.
     *
     * @param query the question, of the cursor of the page that is wanted: empty for the first
     */
    public static List<Row> all(LabClient client, Function<String, Query> query) {
        List<Row> items = new ArrayList<>();
        String next = "";
        for (int i = 0; i < MOST; i++) {
            Row page = client.get(query.apply(next).toString()).row();
            items.addAll(page.rows("items"));
            next = page.text("next");
            if (next.isEmpty()) {
                break;
            }
        }
        return items;
    }
}
