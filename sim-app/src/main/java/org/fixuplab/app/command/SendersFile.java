package org.fixuplab.app.command;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fixuplab.app.output.Reason;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.lab.Problem;
import org.fixuplab.words.NearestWord;

/**
 * Rows of a matrix, in HOCON, under keys that are called as the options are. Immutable.
 *
 * @param senders built-in ones
 * @param mtas as {@code --mta} has them
 * @param commands as {@code --sender} has them; {@code {here}}, the file's folder, is filled in
 */
record SendersFile(List<String> senders, List<String> mtas, List<String> commands) {

    private static final String SENDERS = "senders";
    private static final String MTA = "mta";
    private static final String SENDER = "sender";

    /** What the file's own substitutions refer to. */
    private static final String SHARED = "shared";

    private static final List<String> KEYS = List.of(SENDERS, MTA, SENDER, SHARED);

    /** @throws Refusal if the file cannot be read, or is not one of senders; with the line */
    static SendersFile read(Path file) {
        ConfigObject root = parse(file);
        for (Map.Entry<String, ConfigValue> entry : root.entrySet()) {
            if (!KEYS.contains(entry.getKey())) {
                throw wrong(
                        file,
                        entry.getValue(),
                        "there is no key '" + entry.getKey() + "'" + NearestWord.hint(entry.getKey(), KEYS),
                        "there are " + String.join(", ", KEYS));
            }
        }
        String here = String.valueOf(file.toAbsolutePath().normalize().getParent());
        return new SendersFile(
                words(file, root, SENDERS),
                words(file, root, MTA),
                words(file, root, SENDER).stream()
                        .map(command -> command.replace("{here}", here))
                        .toList());
    }

    private static ConfigObject parse(Path file) {
        try {
            ConfigParseOptions hocon =
                    ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setOriginDescription(file.toString());
            return ConfigFactory.parseString(Files.readString(file), hocon)
                    .resolve()
                    .root();
        } catch (IOException unreadable) {
            throw Refusal.usage("--senders-file " + file + ": it cannot be read: " + Reason.of(unreadable));
        } catch (ConfigException broken) {
            int line = broken.origin() == null ? 0 : Math.max(0, broken.origin().lineNumber());
            throw refusal(
                    new Problem(file.toString(), line, "this is not HOCON", "correct it: " + broken.getMessage()));
        }
    }

    private static List<String> words(Path file, ConfigObject root, String key) {
        ConfigValue value = root.get(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof ConfigList list)) {
            throw wrong(file, value, key + " is no list", "write " + key + " = [one, another]");
        }
        return list.stream().map(item -> text(file, item, key)).toList();
    }

    private static String text(Path file, ConfigValue value, String key) {
        if (value.valueType() != ConfigValueType.STRING) {
            throw wrong(file, value, key + ": this is no text", "write it in quotes");
        }
        return String.valueOf(value.unwrapped());
    }

    private static Refusal wrong(Path file, ConfigValue value, String message, String remedy) {
        return refusal(new Problem(file.toString(), Math.max(0, value.origin().lineNumber()), message, remedy));
    }

    private static Refusal refusal(Problem problem) {
        return Refusal.usage("--senders-file: " + problem);
    }
}
