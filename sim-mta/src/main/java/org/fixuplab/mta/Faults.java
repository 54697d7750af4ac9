package org.fixuplab.mta;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;

/** What a test MTA does wrong on purpose, and when: docs/faults.md is the reference. Immutable. */
public final class Faults {

    /** A server without fault. */
    public static final Faults NONE = new Faults(List.of(), List.of());

    private final List<Fault> faults;
    private final List<ConfigObject> written;

    private Faults(List<Fault> faults, List<ConfigObject> written) {
        this.faults = List.copyOf(faults);
        this.written = List.copyOf(written);
    }

    /** Where in a session one may strike, as {@link MtaWatcher#faultPlayed} names it. */
    public static List<String> stages() {
        return FaultStage.words();
    }

    /** What one may do, as {@link MtaWatcher#faultPlayed} names it. */
    public static List<String> acts() {
        return FaultAct.WORDS;
    }

    /**
     * The faults that these objects describe. Of several that strike at once, the first of the list is done.
     *
     * @throws PersonaException with every problem of every fault
     */
    public static Faults read(List<? extends ConfigValue> written) throws PersonaException {
        List<Fault> faults = new ArrayList<>();
        List<PersonaProblem> problems = new ArrayList<>();
        for (ConfigValue value : written) {
            FaultReader.read(value, problems).ifPresent(faults::add);
        }
        if (!problems.isEmpty()) {
            throw new PersonaException(problems);
        }
        // What could be read is an object.
        return new Faults(faults, written.stream().map(ConfigObject.class::cast).toList());
    }

    /**
     * The faults that these texts describe, each an object such as <code>{ at = starttls, reply = "454 4.7.0 later" }</code>, with or
     * without its braces.
     *
     * @throws IllegalArgumentException with the first problem: what is wrong, and what to write instead
     */
    public static Faults parse(String... texts) {
        List<ConfigValue> values = new ArrayList<>();
        for (String text : texts) {
            values.add(object(text).root());
        }
        try {
            return read(values);
        } catch (PersonaException wrong) {
            throw new IllegalArgumentException(wrong.problems().get(0).message(), wrong);
        }
    }

    private static Config object(String text) {
        try {
            return ConfigFactory.parseString(text, ConfigParseOptions.defaults().setOriginDescription("fault"))
                    .resolve();
        } catch (ConfigException broken) {
            String reason =
                    String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
            throw new IllegalArgumentException(
                    "It is no group of keys such as { at = rcpt, reply = \"450 4.2.0 later\" }: " + reason, broken);
        }
    }

    /** The objects that they were read from. */
    public List<ConfigObject> written() {
        return written;
    }

    List<Fault> list() {
        return faults;
    }

    boolean isNone() {
        return faults.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Faults that && faults.equals(that.faults);
    }

    @Override
    public int hashCode() {
        return faults.hashCode();
    }

    @Override
    public String toString() {
        return "Faults" + faults;
    }
}
