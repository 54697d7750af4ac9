package org.fixuplab.app.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A path of the control interface and what is asked of it. Confined to one thread. */
public final class Query {

    private final StringBuilder path;
    private char before = '?';

    private Query(String path) {
        this.path = new StringBuilder(path);
    }

    /**
     * A collection as a whole.
     *
     * @param collection such as {@code /v1/sessions}
     */
    public static Query of(String collection) {
        return new Query(collection);
    }

    /** One element of a collection: whatever the name holds, it stays one part of the path. */
    public static Query of(String collection, String name) {
        return new Query(collection + "/" + encoded(name));
    }

    /** A part of what the path names. */
    public Query part(String name) {
        path.append('/').append(name);
        return this;
    }

    /** Asks for this as well; nothing, if it is empty. */
    public Query with(String key, String value) {
        if (!value.isEmpty()) {
            path.append(before).append(encoded(key)).append('=').append(encoded(value));
            before = '&';
        }
        return this;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
