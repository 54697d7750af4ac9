package org.fixuplab.app.client;

import java.nio.charset.StandardCharsets;

/** What a lab answered. Immutable. */
public record Answer(int status, byte[] body) {

    public boolean good() {
        return status >= 200 && status < 300;
    }

    /** The body, as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body's JSON object; empty if it is none. */
    public Row row() {
        return Row.parse(text()).orElse(Row.EMPTY);
    }
}
