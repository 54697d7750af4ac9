package org.fixuplab.app.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every way a request can fail, a row each: what a program may decide on. docs/http.md lists the same. */
enum ErrorCode {
    BAD_REQUEST(400, "the request is not HTTP as this server takes it, or a body came where none is wanted"),
    BAD_JSON(400, "the body is not one JSON object, or a key stands in it twice"),
    BAD_VALUE(400, "a key, a parameter or a header has a value that it cannot have"),
    UNKNOWN_KEY(400, "there is no such key or parameter"),
    UNAUTHORIZED(401, "the lab has a token, and the request has another or none"),
    FOREIGN_ORIGIN(403, "the request comes from the page of another origin"),
    FOREIGN_HOST(403, "the request's Host is no name of this machine's loopback"),
    NOT_FOUND(404, "there is no such path, or nothing of this name or id"),
    METHOD_NOT_ALLOWED(405, "the path takes other methods: see the header Allow"),
    NOT_ACCEPTABLE(406, "Accept leaves out every type that the answer could have"),
    TIMEOUT(408, "the time ran out before enough was found, or before the request was whole"),
    CONFLICT(409, "the lab's state does not allow it"),
    TOO_LARGE(413, "the body has more than 1 MiB"),
    URI_TOO_LONG(414, "the request line is too long"),
    UNSUPPORTED_TYPE(415, "the body's Content-Type is not JSON"),
    UNKNOWN_BEHAVIOUR(422, "the catalogue has no behaviour of this id"),
    UNKNOWN_FIRMWARE(422, "the catalogue has no such firmware"),
    TOO_MANY(429, "as many as there may be are there already"),
    HEADERS_TOO_LARGE(431, "the request's headers are too large"),
    INTERNAL(500, "the lab has a fault; its log has a line about it"),
    UNAVAILABLE(503, "the lab is stopping");

    private final int status;
    private final String meaning;

    ErrorCode(int status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    /** {@code unknown-key}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    int status() {
        return status;
    }

    /** A sentence without its capital and full stop. */
    String meaning() {
        return meaning;
    }

    /** The first of a status. */
    static Optional<ErrorCode> ofStatus(int status) {
        return Arrays.stream(values()).filter(code -> code.status == status).findFirst();
    }
}
