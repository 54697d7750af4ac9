package org.fixuplab.app.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON object that a lab answered. What is missing, or of another type, reads as empty: a lab may be older or newer. Immutable. */
public record Row(Map<String, @Nullable Object> values) {

    static final Row EMPTY = new Row(Map.of());

    /** Reads one object. */
    public static Optional<Row> parse(String json) {
        return JsonValues.read(json) instanceof Map<?, ?> map ? Optional.of(of(map)) : Optional.empty();
    }

    @SuppressWarnings("unchecked") // A JSON object's keys are texts.
    private static Row of(Map<?, ?> map) {
        return new Row((Map<String, @Nullable Object>) map);
    }

    public boolean has(String key) {
        return values.get(key) != null;
    }

    /** A text as it is, a number or flag as JSON writes it. */
    public String text(String key) {
        return has(key) ? String.valueOf(values.get(key)) : "";
    }

    /** 0 if there is none. */
    public long number(String key) {
        return values.get(key) instanceof Number number ? number.longValue() : 0;
    }

    public boolean flag(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    public Row row(String key) {
        return values.get(key) instanceof Map<?, ?> map ? of(map) : EMPTY;
    }

    public List<Row> rows(String key) {
        return list(key).stream()
                .filter(Map.class::isInstance)
                .map(element -> of((Map<?, ?>) element))
                .toList();
    }

    public List<String> texts(String key) {
        return list(key).stream().map(String::valueOf).toList();
    }

    private List<?> list(String key) {
        return values.get(key) instanceof List<?> list ? list : List.of();
    }
}
