package org.fixuplab.app.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that is wrong with a request. Immutable.
 *
 * @param key where: a key of the body with dots between, a parameter, or a header; empty if nowhere in particular
 * @param message what is wrong, without a full stop
 * @param remedy what to write instead, without a full stop
 */
record Flaw(String key, String message, String remedy) {

    Map<String, Object> row() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("key", key);
        row.put("message", message);
        row.put("remedy", remedy);
        return row;
    }
}
