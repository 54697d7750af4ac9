package org.fixuplab.app.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON out of maps, lists, texts, numbers and booleans. Keys come in the order they were put. */
public final class Json {

    private static final int SCHEMA = 1;
    private static final JsonFactory PLAIN = new JsonFactory();
    private static final JsonFactory ASCII =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Json() {}

    /** A document for machines: it begins with {@code "schema"}. */
    public static Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", SCHEMA);
        return document;
    }

    /** The value as indented JSON, ended by a line feed. */
    public static String text(Map<String, Object> document) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = PLAIN.createGenerator(text)) {
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
            generator.setPrettyPrinter(printer);
            write(generator, document);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text + "\n";
    }

    /** The value as one line of ASCII, without its end: what some programs take for the end of a line, such as U+0085, is escaped. */
    public static String line(Map<String, Object> object) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = ASCII.createGenerator(text)) {
            write(generator, object);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(JsonGenerator generator, @Nullable Object value) throws IOException {
        if (value == null) {
            generator.writeNull();
        } else if (value instanceof Map<?, ?> map) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                generator.writeFieldName(String.valueOf(entry.getKey()));
                write(generator, entry.getValue());
            }
            generator.writeEndObject();
        } else if (value instanceof List<?> list) {
            generator.writeStartArray();
            for (Object element : list) {
                write(generator, element);
            }
            generator.writeEndArray();
        } else if (value instanceof Integer number) {
            generator.writeNumber(number);
        } else if (value instanceof Long number) {
            generator.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else {
            generator.writeString(value.toString());
        }
    }
}
