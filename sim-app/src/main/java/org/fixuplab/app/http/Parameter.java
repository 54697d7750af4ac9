package org.fixuplab.app.http;

/** What a request says beside its body. Immutable. */
record Parameter(String name, Place place, Schema schema, String description) {

    /** Where it stands. */
    enum Place {
        PATH,
        QUERY,
        HEADER
    }

    static Parameter path(String name, String description) {
        return new Parameter(name, Place.PATH, Schema.text(), description);
    }

    static Parameter query(String name, Schema schema, String description) {
        return new Parameter(name, Place.QUERY, schema, description);
    }

    static Parameter header(String name, Schema schema, String description) {
        return new Parameter(name, Place.HEADER, schema, description);
    }

    /** Whether it may stand there several times. */
    boolean repeated() {
        return "array".equals(schema.keywords().get("type"));
    }
}
