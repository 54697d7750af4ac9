package org.fixuplab.app.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixuplab.app.output.Reason;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.words.NearestWord;

/** The values of one configuration file, each with its line. Immutable. */
final class ConfigFile {

    static final ConfigFile NONE = new ConfigFile(Map.of());

    private final Map<Key, Resolved> values;

    private ConfigFile(Map<Key, Resolved> values) {
        this.values = values;
    }

    /** @throws Refusal with every problem of the file */
    static ConfigFile read(Path file) {
        Config config = parse(file);
        Map<Key, Resolved> values = new EnumMap<>(Key.class);
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, ConfigValue> entry : config.entrySet()) {
            Origin.ConfigFile origin = new Origin.ConfigFile(
                    file.toString(), entry.getValue().origin().lineNumber());
            Optional<Key> key = Key.named(entry.getKey());
            if (key.isEmpty()) {
                problems.add(origin + ": unknown key '" + entry.getKey() + "'"
                        + NearestWord.hint(entry.getKey(), Key.paths()));
            } else if (isScalar(entry.getValue())) {
                values.put(
                        key.get(),
                        new Resolved(key.get(), String.valueOf(entry.getValue().unwrapped()), origin));
            } else {
                problems.add(origin + ": " + entry.getKey() + " is a list; it takes one value");
            }
        }
        if (!problems.isEmpty()) {
            throw new Refusal(ExitCode.USAGE, problems.stream().sorted().toList());
        }
        return new ConfigFile(values);
    }

    private static boolean isScalar(ConfigValue value) {
        return value.valueType() != ConfigValueType.LIST;
    }

    private static Config parse(Path file) {
        try {
            ConfigParseOptions options =
                    ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setOriginDescription(file.toString());
            return ConfigFactory.parseReader(new StringReader(Files.readString(file)), options)
                    .resolve();
        } catch (CharacterCodingException notText) {
            throw Refusal.usage("the configuration file " + file + " is not UTF-8 text");
        } catch (IOException unreadable) {
            throw Refusal.usage("the configuration file " + file + " cannot be read: " + Reason.of(unreadable));
        } catch (ConfigException broken) {
            throw Refusal.usage(String.valueOf(broken.getMessage())
                    .lines()
                    .findFirst()
                    .orElse("the configuration file " + file + " cannot be read"));
        } catch (StackOverflowError deep) {
            // The parser descends into each bracket.
            throw Refusal.usage("the configuration file " + file + " has brackets nested too deep");
        }
    }

    Optional<Resolved> value(Key key) {
        return Optional.ofNullable(values.get(key));
    }
}
