package org.fixuplab.lab.scenario;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.Problem;
import org.fixuplab.mta.Persona;
import org.fixuplab.mta.PersonaException;
import org.fixuplab.mta.PersonaProblem;
import org.fixuplab.words.NearestWord;

/** Reads {@code mta}: a persona, what differs from it, the host's name, and whatever else the server does. */
final class MtaReader {

    private static final String PERSONA = "persona";
    private static final String HOSTNAME = "hostname";
    private static final String STANDARD = "postfix";
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\\[[0-9A-Fa-f.:]+]");

    /** What stands beside the persona's keys. */
    private static final List<String> OTHERS = Arrays.stream(Key.values())
            .map(Key::path)
            .filter(path -> path.startsWith("mta."))
            .map(path -> path.substring("mta.".length()))
            .toList();

    private final Entries entries;
    private final MtaServiceReader service;

    /** @param folder in which files are looked for */
    MtaReader(Entries entries, Path folder) {
        this.entries = entries;
        this.service = new MtaServiceReader(entries, folder);
    }

    LabSettings read(LabSettings settings) {
        Optional<ConfigValue> value = entries.value(Key.MTA);
        if (value.isEmpty()) {
            return settings;
        }
        if (!(value.get() instanceof ConfigObject mta)) {
            entries.problem(Key.MTA, "mta is not a group of keys", "write mta { persona = " + STANDARD + " }");
            return settings;
        }
        String hostname = hostname(mta).orElse(settings.mta().hostname());
        LabSettings served = settings.withMta(service.read(settings.mta()).withHostname(hostname));
        try {
            return served.withPersona(Persona.from(personaKeys(mta).toConfig()));
        } catch (PersonaException wrong) {
            wrong.problems().forEach(this::problem);
            return served;
        }
    }

    private Optional<String> hostname(ConfigObject mta) {
        ConfigValue value = mta.get(HOSTNAME);
        if (value == null || value.valueType() == ConfigValueType.NULL) {
            return Optional.empty();
        }
        Optional<String> name =
                Entries.scalar(value).filter(it -> NAME.matcher(it).matches());
        if (name.isEmpty()) {
            entries.problem(value.origin(), "mta.hostname is not a host's name", "write one such as mail.example.com");
        }
        return name;
    }

    private static ConfigObject personaKeys(ConfigObject mta) {
        ConfigObject keys = mta.withoutKey(HOSTNAME);
        for (String other : OTHERS) {
            keys = keys.withoutKey(other);
        }
        for (Map.Entry<String, ConfigValue> entry : mta.entrySet()) {
            if (entry.getValue().valueType() == ConfigValueType.NULL) {
                keys = keys.withoutKey(entry.getKey());
            }
        }
        return keys.containsKey(PERSONA) ? keys : keys.withValue(PERSONA, ConfigValueFactory.fromAnyRef(STANDARD));
    }

    private void problem(PersonaProblem wrong) {
        String file = wrong.file()
                .orElseGet(() -> entries.fileOf(
                        entries.value(Key.MTA).map(ConfigValue::origin).orElseThrow(IllegalStateException::new)));
        int line = Math.max(0, wrong.line());
        Sentence sentence = Sentence.of(wrong.message());
        String remedy = sentence.remedy();
        if (!Persona.keys().contains(wrong.key()) && !wrong.key().equals(PERSONA)) {
            List<String> keys = new ArrayList<>(Persona.keys());
            keys.add(HOSTNAME);
            keys.addAll(OTHERS);
            remedy = NearestWord.of(wrong.key(), keys)
                    .or(() -> NearestWord.of("replies." + wrong.key(), keys))
                    .map(key -> "did you mean mta." + key + "?")
                    .orElse(remedy);
        }
        entries.problems().add(new Problem(file, line, "mta: " + sentence.message(), remedy));
    }
}
