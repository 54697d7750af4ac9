package org.fixuplab.mta;

import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import java.util.Optional;

/**
 * One thing that is wrong with a persona's text.
 *
 * @param origin where it stands as the configuration library says it: file and line where known
 * @param file empty if the text did not come from a file
 * @param line 1 or more; -1 if not known
 * @param key the key's path
 * @param message one sentence or two: what is wrong and what to write instead; without the origin
 */
public record PersonaProblem(String origin, Optional<String> file, int line, String key, String message) {

    /** One that stands where a value does, or a group of keys. */
    public static PersonaProblem at(ConfigOrigin origin, String key, String message) {
        String file = origin.filename();
        String place =
                file == null ? origin.description() : origin.lineNumber() > 0 ? file + ":" + origin.lineNumber() : file;
        return new PersonaProblem(place, Optional.ofNullable(file), origin.lineNumber(), key, message);
    }

    /** A wrong value as a message shows it, on one line. */
    public static String shown(ConfigValue value) {
        return switch (value.valueType()) {
            case OBJECT -> "a group of keys";
            case LIST -> "a list";
            case NULL -> "null";
            case NUMBER, BOOLEAN, STRING ->
                "'" + String.valueOf(value.unwrapped()).replace("\r", "\\r").replace("\n", "\\n") + "'";
        };
    }

    @Override
    public String toString() {
        return origin + ": " + message;
    }
}
