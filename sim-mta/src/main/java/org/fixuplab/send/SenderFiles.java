package org.fixuplab.send;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fixuplab.mta.Provenance;
import org.fixuplab.mta.Provenance.Confidence;

/**
 * The personas that come with the sender, a file a product. What a persona leaves out is in {@code base.conf}, for senders with a queue and for programs.
 * A file that is wrong is our bug, hence an {@link IllegalStateException}.
 */
final class SenderFiles {

    private static final String FOLDER = "sender/";
    private static final Map<String, SenderPersona> PERSONAS = load();

    private SenderFiles() {}

    static List<String> names() {
        return List.copyOf(PERSONAS.keySet());
    }

    static Optional<SenderPersona> find(String name) {
        return Optional.ofNullable(PERSONAS.get(name));
    }

    private static Map<String, SenderPersona> load() {
        Config base = parse("base.conf");
        Map<String, SenderPersona> personas = new LinkedHashMap<>();
        for (String file : parse("files.conf").getStringList("files")) {
            ConfigObject root = parse(file + ".conf").root();
            root.entrySet().stream()
                    .sorted(Comparator.comparingInt(SenderFiles::line))
                    .forEach(entry -> personas.put(entry.getKey(), persona(entry.getKey(), entry.getValue(), base)));
        }
        return personas;
    }

    /** A persona made from another has the first line of that, too; its own title is always its own. */
    private static int line(Map.Entry<String, ConfigValue> persona) {
        return persona.getValue() instanceof ConfigObject object && object.get("title") != null
                ? object.get("title").origin().lineNumber()
                : 0;
    }

    private static SenderPersona persona(String name, ConfigValue value, Config base) {
        Config own = ((ConfigObject) value).toConfig();
        Layer mine = new Layer(name, own);
        Layer common = new Layer("base", base.getConfig(own.getBoolean("queue") ? "queue" : "program"));
        Map<SenderKey, SenderValue> values = new EnumMap<>(common.values);
        values.putAll(mine.values);
        Map<SenderKey, Provenance> provenances = new EnumMap<>(common.provenances);
        provenances.putAll(mine.provenances);
        Arrays.stream(SenderKey.values())
                .filter(key -> !values.containsKey(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalStateException("Sender " + name + " has no " + key.path());
                });
        return new SenderPersona(name, own.getString("title"), values, provenances);
    }

    private static Config parse(String file) {
        InputStream stream = SenderFiles.class.getResourceAsStream(FOLDER + file);
        if (stream == null) {
            throw new IllegalStateException("The resource " + FOLDER + file + " is missing");
        }
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return ConfigFactory.parseReader(reader).resolve();
        } catch (IOException | ConfigException e) {
            throw new IllegalStateException("The resource " + FOLDER + file + " cannot be read", e);
        }
    }

    /** The keys of one object of a file, each with its provenance. */
    private static final class Layer {

        private final Map<SenderKey, SenderValue> values;
        private final Map<SenderKey, Provenance> provenances = new EnumMap<>(SenderKey.class);

        private Layer(String name, Config object) {
            SenderReader reader = new SenderReader();
            reader.read(object.root().withoutKey("title").withoutKey("provenance"));
            values = reader.values();
            for (Config entry : object.getConfigList("provenance")) {
                Provenance provenance = new Provenance(
                        entry.getString("source"),
                        Confidence.valueOf(entry.getString("confidence").toUpperCase(Locale.ROOT)));
                for (String path : entry.getStringList("keys")) {
                    // A persona made from another begins with that one's entries: the later one holds.
                    provenances.put(
                            SenderKey.of(path).orElseThrow(() -> new IllegalStateException("provenance of " + path)),
                            provenance);
                }
            }
            if (!reader.problems().isEmpty() || !values.keySet().equals(provenances.keySet())) {
                throw new IllegalStateException("Sender " + name + ": " + reader.problems() + " or provenance missing: "
                        + values.keySet() + " against " + provenances.keySet());
            }
        }
    }
}
