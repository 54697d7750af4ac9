package org.fixuplab.send;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixuplab.mta.PersonaException;
import org.fixuplab.mta.PersonaProblem;
import org.fixuplab.mta.Provenance;
import org.fixuplab.send.SenderKey.Kind;
import org.fixuplab.words.NearestWord;

/** A mail client's habits: what it does when the server or the path misbehaves. Immutable. */
public final class SenderPersona {

    private final String name;
    private final String title;
    private final Map<SenderKey, SenderValue> values;
    private final Map<SenderKey, Provenance> provenances;

    SenderPersona(
            String name, String title, Map<SenderKey, SenderValue> values, Map<SenderKey, Provenance> provenances) {
        this.name = name;
        this.title = title;
        this.values = new EnumMap<>(values);
        this.provenances = new EnumMap<>(provenances);
    }

    /**
     * The persona of this name, as its file has it.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static SenderPersona named(String name) {
        return SenderFiles.find(name).orElseThrow(() -> new IllegalArgumentException(noSuch(name)));
    }

    /** The personas there are, products together. */
    public static List<String> names() {
        return SenderFiles.names();
    }

    /** Every key a persona's text may have, such as {@code on.absent}. */
    public static List<String> keys() {
        return SenderKey.paths();
    }

    /**
     * The persona that the key {@code persona} names, with every other key laid over it.
     *
     * @param overrides a resolved configuration
     */
    public static SenderPersona from(Config overrides) throws PersonaException {
        ConfigObject root = overrides.root();
        ConfigValue named = root.get("persona");
        String name = named == null ? "" : String.valueOf(named.unwrapped());
        List<PersonaProblem> problems = new ArrayList<>();
        if (named == null) {
            problems.add(PersonaProblem.at(
                    root.origin(), "persona", "No sender is named: write persona = postfix-may, say."));
        } else if (named.valueType() != ConfigValueType.STRING || !names().contains(name)) {
            problems.add(PersonaProblem.at(named.origin(), "persona", noSuch(name)));
        }
        SenderReader reader = read(root.withoutKey("persona"));
        problems.addAll(reader.problems());
        if (!problems.isEmpty()) {
            throw new PersonaException(problems);
        }
        return named(name).with(reader);
    }

    /** This persona with these keys laid over it; {@code persona} is not one of them. */
    public SenderPersona with(Config overrides) throws PersonaException {
        SenderReader reader = read(overrides.root());
        if (!reader.problems().isEmpty()) {
            throw new PersonaException(reader.problems());
        }
        return with(reader);
    }

    /**
     * This persona with one key changed; the items of a list are separated by commas.
     *
     * @throws IllegalArgumentException saying what is wrong with key or value
     */
    public SenderPersona with(String key, String value) {
        SenderKey known =
                SenderKey.of(key).orElseThrow(() -> new IllegalArgumentException(SenderReader.noSuchKey(key)));
        boolean list = known.kind() == Kind.WORDS || known.kind() == Kind.TIMES;
        List<String> items = value.isBlank() ? List.of() : List.of(value.strip().split("\\s*,\\s*"));
        SenderReader reader = read(ConfigValueFactory.fromAnyRef(list ? items : value, "override")
                .atPath(key)
                .root());
        if (!reader.problems().isEmpty()) {
            throw new IllegalArgumentException(reader.problems().get(0).message());
        }
        return with(reader);
    }

    /** The name of the persona it is or was made from. */
    public String name() {
        return name;
    }

    /** The product and its mode, in a few words. */
    public String title() {
        return title;
    }

    /** Whether it keeps what it cannot deliver; if not, it is a program of one shot. */
    public boolean hasQueue() {
        return flag(SenderKey.QUEUE);
    }

    /** Where a key's value is known from; empty for one that was laid over, and for a key there is not. */
    public Optional<Provenance> provenance(String key) {
        return SenderKey.of(key).map(provenances::get);
    }

    @Override
    public String toString() {
        return name;
    }

    boolean flag(SenderKey key) {
        return value(key, SenderValue.Flag.class).value();
    }

    String word(SenderKey key) {
        return words(key).get(0);
    }

    List<String> words(SenderKey key) {
        return value(key, SenderValue.Words.class).words();
    }

    Duration time(SenderKey key) {
        return times(key).get(0);
    }

    List<Duration> times(SenderKey key) {
        return value(key, SenderValue.Times.class).times();
    }

    Decision decision(SenderKey key) {
        return value(key, Decision.class);
    }

    private <T extends SenderValue> T value(SenderKey key, Class<T> type) {
        SenderValue value = values.get(key);
        if (!type.isInstance(value)) {
            throw new IllegalStateException("Sender " + name + " has no " + key.path());
        }
        return type.cast(value);
    }

    private SenderPersona with(SenderReader reader) {
        Map<SenderKey, SenderValue> laid = new EnumMap<>(values);
        laid.putAll(reader.values());
        Map<SenderKey, Provenance> known = new EnumMap<>(provenances);
        known.keySet().removeAll(reader.values().keySet());
        return new SenderPersona(name, title, laid, known);
    }

    private static SenderReader read(ConfigObject object) {
        SenderReader reader = new SenderReader();
        reader.read(object);
        return reader;
    }

    private static String noSuch(String name) {
        return "There is no sender '" + name + "'."
                + NearestWord.of(name, names())
                        .map(near -> " Did you mean '" + near + "'?")
                        .orElseGet(() -> " There are " + String.join(", ", names()) + ".");
    }
}
