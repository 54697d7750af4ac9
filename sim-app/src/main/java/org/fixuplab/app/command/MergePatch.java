package org.fixuplab.app.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fixuplab.app.output.Json;
import org.jspecify.annotations.Nullable;

/** What shall be different in a JSON object (RFC 7396): a key with nothing removes what it names. Confined to one thread. */
final class MergePatch {

    private final Map<String, @Nullable Object> keys = new LinkedHashMap<>();

    /** @param path names of keys with dots between */
    void put(String path, @Nullable Object value) {
        put(keys, path, value);
    }

    private static void put(Map<String, @Nullable Object> group, String path, @Nullable Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            group.put(path, value);
            return;
        }
        String name = path.substring(0, dot);
        Object inner = group.get(name);
        if (!(inner instanceof Map<?, ?>)) {
            inner = new LinkedHashMap<String, @Nullable Object>();
            group.put(name, inner);
        }
        @SuppressWarnings("unchecked") // Only this puts maps.
        Map<String, @Nullable Object> next = (Map<String, @Nullable Object>) inner;
        put(next, path.substring(dot + 1), value);
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    String json() {
        return Json.text(keys);
    }
}
