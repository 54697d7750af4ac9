package org.fixuplab.mta;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fixuplab.mta.PersonaKey.Kind;
import org.fixuplab.mta.Provenance.Confidence;

/** The personas that come with the MTA. A file that is wrong is our bug, hence an {@link IllegalStateException}. */
final class PersonaFiles {

    private static final String FOLDER = "persona/";
    private static final List<String> NAMES =
            parse("names.conf").getStringList("names").stream().sorted().toList();

    private PersonaFiles() {}

    static List<String> names() {
        return NAMES;
    }

    static Persona load(String name) {
        Content content = content(name);
        for (PersonaKey key : PersonaKey.values()) {
            if (!content.values.containsKey(key) && key.kind() != Kind.OPTIONAL_REPLY) {
                throw new IllegalStateException("Persona " + name + ": " + key.path() + " is missing");
            }
        }
        return new Persona(name, content.values, content.provenances);
    }

    /** What a file says, laid over what the one says that it is {@code like}. A value and its provenance stand in one file. */
    private static Content content(String name) {
        Config file = parse(name + ".conf");
        PersonaReader reader = new PersonaReader();
        reader.read(file.root().withoutKey("title").withoutKey("like").withoutKey("provenance"));
        if (!reader.problems().isEmpty()) {
            throw new IllegalStateException("Persona " + name + ": " + reader.problems());
        }
        Content own = new Content(reader.values(), provenances(name, file));
        if (!own.values.keySet().equals(own.provenances.keySet())) {
            Set<PersonaKey> odd = EnumSet.noneOf(PersonaKey.class);
            odd.addAll(own.values.keySet());
            odd.addAll(own.provenances.keySet());
            odd.removeIf(key -> own.values.containsKey(key) && own.provenances.containsKey(key));
            throw new IllegalStateException("Persona " + name + ": value without provenance or the reverse: " + odd);
        }
        return file.hasPath("like") ? content(file.getString("like")).with(own) : own;
    }

    private record Content(Map<PersonaKey, PersonaValue> values, Map<PersonaKey, Provenance> provenances) {

        Content with(Content over) {
            Map<PersonaKey, PersonaValue> allValues = new EnumMap<>(values);
            allValues.putAll(over.values);
            Map<PersonaKey, Provenance> allProvenances = new EnumMap<>(provenances);
            allProvenances.putAll(over.provenances);
            return new Content(allValues, allProvenances);
        }
    }

    private static Map<PersonaKey, Provenance> provenances(String name, Config file) {
        Map<PersonaKey, Provenance> provenances = new EnumMap<>(PersonaKey.class);
        for (Config entry : file.getConfigList("provenance")) {
            Provenance provenance = new Provenance(
                    entry.getString("source"),
                    Confidence.valueOf(entry.getString("confidence").toUpperCase(Locale.ROOT)));
            for (String path : entry.getStringList("keys")) {
                Optional<PersonaKey> key = PersonaKey.of(path);
                if (key.isEmpty() || provenances.put(key.get(), provenance) != null) {
                    throw new IllegalStateException(
                            "Persona " + name + ": provenance of " + path + " twice or of no key");
                }
            }
        }
        return provenances;
    }

    private static Config parse(String file) {
        InputStream stream = PersonaFiles.class.getResourceAsStream(FOLDER + file);
        if (stream == null) {
            throw new IllegalStateException("The resource " + FOLDER + file + " is missing");
        }
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return ConfigFactory.parseReader(reader).resolve();
        } catch (IOException | ConfigException e) {
            throw new IllegalStateException("The resource " + FOLDER + file + " cannot be read", e);
        }
    }
}
