package org.fixuplab.mta;

import com.typesafe.config.Config;
import java.util.List;

/** A product the MTA speaks as: its greeting, its keywords, its words for everything that can go wrong. Immutable. */
public final class Persona {

    Persona() {}

    /** @throws IllegalArgumentException if there is none of this name; the message lists the names */
    public static Persona named(String name) {
        return new Persona();
    }

    public static List<String> names() {
        return List.of();
    }

    /** The persona that the key {@code persona} names, with every other key of these laid over it. */
    public static Persona from(Config overrides) throws PersonaException {
        if (overrides.isEmpty()) {
            throw new PersonaException(List.of());
        }
        return new Persona();
    }

    /** @throws IllegalArgumentException saying what is wrong with key or value */
    public Persona with(String key, String value) {
        return this;
    }
}
