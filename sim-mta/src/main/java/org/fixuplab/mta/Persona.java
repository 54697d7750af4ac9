package org.fixuplab.mta;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fixuplab.mta.PersonaKey.Kind;
import org.fixuplab.words.NearestWord;
import org.jspecify.annotations.Nullable;

/** A product the MTA speaks as: its greeting, its keywords, its words for everything that can go wrong. Immutable. */
public final class Persona {

    private static final String AUTH = "AUTH";
    private static final String CHECKED = " PLAIN LOGIN";

    private final String name;
    private final Map<PersonaKey, PersonaValue> values;
    private final Map<PersonaKey, Provenance> provenances;

    Persona(String name, Map<PersonaKey, PersonaValue> values, Map<PersonaKey, Provenance> provenances) {
        this.name = name;
        this.values = new EnumMap<>(values);
        this.provenances = new EnumMap<>(provenances);
    }

    /**
     * The persona of this name, as its file has it.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static Persona named(String name) {
        if (!names().contains(name)) {
            throw new IllegalArgumentException(noSuch(name));
        }
        return PersonaFiles.load(name);
    }

    /** The personas there are, in alphabetic order. */
    public static List<String> names() {
        return PersonaFiles.names();
    }

    /** Every key a persona's text may have, such as {@code replies.unknown}. */
    public static List<String> keys() {
        return PersonaKey.paths();
    }

    /**
     * The persona that the key {@code persona} names, with every other key laid over it.
     *
     * @param overrides a resolved configuration, such as a scenario's {@code mta} object without the keys that are not a persona's
     */
    public static Persona from(Config overrides) throws PersonaException {
        ConfigObject root = overrides.root();
        ConfigValue named = root.get("persona");
        String name = named == null ? "" : String.valueOf(named.unwrapped());
        List<PersonaProblem> problems = new ArrayList<>();
        if (named == null) {
            problems.add(PersonaProblem.at(root.origin(), "persona", "No persona is named. " + choice("")));
        } else if (named.valueType() != ConfigValueType.STRING || !names().contains(name)) {
            problems.add(PersonaProblem.at(named.origin(), "persona", noSuch(name)));
        }
        PersonaReader reader = read(root.withoutKey("persona"));
        problems.addAll(reader.problems());
        if (!problems.isEmpty()) {
            throw new PersonaException(problems);
        }
        return named(name).with(reader);
    }

    /** This persona with these keys laid over it; {@code persona} is not one of them. */
    public Persona with(Config overrides) throws PersonaException {
        PersonaReader reader = read(overrides.root());
        if (!reader.problems().isEmpty()) {
            throw new PersonaException(reader.problems());
        }
        return with(reader);
    }

    /**
     * This persona with one key changed; the EHLO keywords are separated by commas.
     *
     * @throws IllegalArgumentException saying what is wrong with key or value
     */
    public Persona with(String key, String value) {
        PersonaKey known =
                PersonaKey.of(key).orElseThrow(() -> new IllegalArgumentException(PersonaReader.noSuchKey(key)));
        Object written = known.kind() == Kind.KEYWORDS ? List.of(value.strip().split("\\s*,\\s*")) : value;
        PersonaReader reader = read(
                ConfigValueFactory.fromAnyRef(written, "override").atPath(key).root());
        if (!reader.problems().isEmpty()) {
            throw new IllegalArgumentException(reader.problems().get(0).message());
        }
        return with(reader);
    }

    /** This persona, offering a mechanism that {@link Logins} can check: itself if it does, else with PLAIN and LOGIN on its AUTH line, or on a new one. */
    public Persona offeringAuth() {
        if (new Speech(this, false).mechanisms().stream().map(Mechanism::of).anyMatch(it -> it != Mechanism.OTHER)) {
            return this;
        }
        boolean others = keywords().stream().anyMatch(line -> line.startsWith(AUTH + " "));
        Stream<String> lines = others
                ? keywords().stream().map(line -> line.startsWith(AUTH + " ") ? line + CHECKED : line)
                : Stream.concat(keywords().stream(), Stream.of(AUTH + CHECKED));
        return with(PersonaKey.EHLO.path(), lines.collect(Collectors.joining(",")));
    }

    /** The name of the persona it is or was made from. */
    public String name() {
        return name;
    }

    /** Where a key's value is known from; empty for an absent key and for one that was laid over. */
    public Optional<Provenance> provenance(String key) {
        return PersonaKey.of(key).map(provenances::get);
    }

    /** Whether the other one says the same, under the same name. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Persona persona && name.equals(persona.name) && values.equals(persona.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, values);
    }

    @Override
    public String toString() {
        return name;
    }

    boolean has(PersonaKey key) {
        return values.containsKey(key);
    }

    PersonaValue.Reply reply(PersonaKey key) {
        return value(key, PersonaValue.Reply.class);
    }

    List<String> keywords() {
        return value(PersonaKey.EHLO, PersonaValue.Keywords.class).lines();
    }

    String text(PersonaKey key) {
        return value(key, PersonaValue.Text.class).text();
    }

    int number(PersonaKey key) {
        return value(key, PersonaValue.Amount.class).value();
    }

    boolean flag(PersonaKey key) {
        return value(key, PersonaValue.Flag.class).value();
    }

    Set<PersonaKey> present() {
        return values.keySet();
    }

    private <T extends PersonaValue> T value(PersonaKey key, Class<T> type) {
        PersonaValue value = values.get(key);
        if (!type.isInstance(value)) {
            throw new IllegalStateException("Persona " + name + " has no " + key.path());
        }
        return type.cast(value);
    }

    private Persona with(PersonaReader reader) {
        Map<PersonaKey, PersonaValue> laid = new EnumMap<>(values);
        laid.putAll(reader.values());
        Map<PersonaKey, Provenance> known = new EnumMap<>(provenances);
        known.keySet().removeAll(reader.values().keySet());
        return new Persona(name, laid, known);
    }

    private static PersonaReader read(ConfigObject object) {
        PersonaReader reader = new PersonaReader();
        reader.read(object);
        return reader;
    }

    private static String noSuch(String name) {
        return "There is no persona '" + name + "'. " + choice(name);
    }

    private static String choice(String name) {
        Function<String, String> meant = nearest -> "Did you mean '" + nearest + "'? ";
        return NearestWord.of(name, names()).map(meant).orElse("") + "Choose one of " + String.join(", ", names())
                + ".";
    }
}
