package org.fixuplab.inspect;

/**
 * A class {@code match cmd verb}: takes offence at commands by name. With the action {@code mask} the verb becomes X; as everywhere, a verb
 * is masked only where one segment holds all of it.
 */
final class CommandVerb implements Behaviour {

    static final String ID = "cmd-verb";

    private final Verbs verbs;
    private final boolean negated;
    private final Consequence consequence;

    CommandVerb(Rule rule) {
        verbs = new Verbs(rule.settings().words("verbs"));
        negated = Consequence.isNegated(rule);
        consequence = Consequence.of(
                rule, "cmd verb " + String.join(" ", rule.settings().words("verbs")));
    }

    @Override
    public String id() {
        return ID;
    }

    /** Whether it takes offence at this verb. */
    boolean offends(Word verb) {
        return !verb.isEmpty() && verbs.contain(verb) != negated;
    }

    Consequence consequence() {
        return consequence;
    }
}
