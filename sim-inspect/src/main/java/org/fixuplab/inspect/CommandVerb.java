package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.fixuplab.smtp.Octets;

/**
 * A class {@code match cmd verb}: takes offence at commands by name. With the action {@code mask} the verb becomes X; as everywhere, a verb
 * is masked only where one segment holds all of it.
 */
final class CommandVerb implements Behaviour {

    static final String ID = "cmd-verb";

    private final String[] verbs;
    private final boolean negated;
    private final Consequence consequence;

    CommandVerb(Rule rule) {
        verbs = rule.settings().words("verbs").stream()
                .map(verb -> verb.toUpperCase(Locale.ROOT))
                .toArray(String[]::new);
        negated = Consequence.isNegated(rule);
        consequence = Consequence.of(
                rule, "cmd verb " + String.join(" ", rule.settings().words("verbs")));
    }

    @Override
    public String id() {
        return ID;
    }

    /** Whether the octets {@code [from, to)} are a verb at which it takes offence. */
    boolean offends(ByteBuffer octets, int from, int to) {
        for (String verb : verbs) {
            if (Octets.matches(octets, from, to, verb)) {
                return !negated;
            }
        }
        return negated;
    }

    Consequence consequence() {
        return consequence;
    }
}
