package org.fixuplab.lab.journal;

import java.util.Locale;
import org.fixuplab.event.Direction;
import org.fixuplab.smtp.Verb;

/** Constants as events, matches and documents spell them. */
public final class Words {

    private Words() {}

    /** {@code drop-connection}; a leg is {@code client} or {@code server}, and a verb is as on the wire. */
    public static String of(Enum<?> constant) {
        if (constant instanceof Direction from) {
            return from == Direction.FROM_CLIENT ? "client" : "server";
        }
        return constant instanceof Verb
                ? constant.name()
                : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
