package org.fixuplab.app.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON schema (2020-12), as OpenAPI 3.1 has it. Immutable. */
record Schema(Map<String, Object> keywords) {

    /** @param required whether the object always has it */
    record Field(String name, Schema schema, boolean required) {}

    Schema {
        keywords = Collections.unmodifiableMap(new LinkedHashMap<>(keywords));
    }

    private static Schema of(String type) {
        return new Schema(Map.of("type", type));
    }

    static Schema text() {
        return of("string");
    }

    /** Octets that are no text. */
    static Schema binary() {
        return text().and("format", "binary");
    }

    static Schema instant() {
        return text().and("format", "date-time");
    }

    static Schema word(String... words) {
        return word(Arrays.asList(words));
    }

    static Schema word(List<String> words) {
        return text().and("enum", words);
    }

    static Schema number() {
        return of("integer");
    }

    static Schema number(long least, long greatest) {
        return number().and("minimum", least).and("maximum", greatest);
    }

    static Schema flag() {
        return of("boolean");
    }

    static Schema list(Schema of) {
        return of("array").and("items", of.keywords);
    }

    static Schema texts() {
        return list(text());
    }

    /** Any keys, each with such a value. */
    static Schema map(Schema of) {
        return of("object").and("additionalProperties", of.keywords);
    }

    /** Any object. */
    static Schema anything() {
        return of("object");
    }

    /** One of the document's named schemas. */
    static Schema named(String name) {
        return new Schema(Map.of("$ref", "#/components/schemas/" + name));
    }

    /** At least one of them. */
    static Schema oneOf(Schema... those) {
        return new Schema(
                Map.of("anyOf", Arrays.stream(those).map(Schema::keywords).toList()));
    }

    /** No other keys than these. */
    static Schema object(Field... fields) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Field field : fields) {
            properties.put(field.name(), field.schema().keywords);
            if (field.required()) {
                required.add(field.name());
            }
        }
        return of("object")
                .and("properties", properties)
                .and("required", required)
                .and("additionalProperties", false);
    }

    static Field always(String name, Schema schema) {
        return new Field(name, schema, true);
    }

    static Field maybe(String name, Schema schema) {
        return new Field(name, schema, false);
    }

    Schema orNull() {
        Object type = keywords.get("type");
        return type == null ? oneOf(this, of("null")) : and("type", List.of(type, "null"));
    }

    Schema described(String text) {
        return and("description", text);
    }

    Schema example(Object value) {
        return and("examples", List.of(value));
    }

    Schema and(String keyword, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(keywords);
        more.put(keyword, value);
        return new Schema(more);
    }
}
