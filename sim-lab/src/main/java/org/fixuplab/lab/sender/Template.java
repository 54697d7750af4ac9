package org.fixuplab.lab.sender;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A configuration of an MTA, beside this class, with {@code @PLACES@} to be filled in. Immutable. */
record Template(String text) {

    static Template named(String name) {
        try (InputStream stream = Template.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("no resource " + name + " beside " + Template.class.getName());
            }
            return new Template(new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new IllegalStateException("the resource " + name + " cannot be read", e);
        }
    }

    /** Each {@code @KEY@} replaced by its value. */
    Template filled(Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("@" + value.getKey() + "@", value.getValue());
        }
        return new Template(filled);
    }

    void write(Path file) throws IOException {
        Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    }
}
