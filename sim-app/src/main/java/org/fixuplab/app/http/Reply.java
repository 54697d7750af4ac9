package org.fixuplab.app.http;

import com.linecorp.armeria.common.MediaType;
import java.util.List;

/**
 * What an endpoint answers if all goes well. Immutable.
 *
 * @param types one of these, as {@code Accept} or a parameter asks; none if it has no body
 */
record Reply(int status, String description, List<MediaType> types, Schema schema) {

    static Reply json(String description, Schema schema) {
        return json(200, description, schema);
    }

    static Reply json(int status, String description, Schema schema) {
        return new Reply(status, description, List.of(MediaType.JSON), schema);
    }

    static Reply empty(String description) {
        return new Reply(204, description, List.of(), Schema.anything());
    }

    static Reply text(String description, MediaType... types) {
        return new Reply(200, description, List.of(types), Schema.text());
    }

    static Reply file(String description, MediaType type) {
        return new Reply(200, description, List.of(type), Schema.binary());
    }
}
