package org.fixuplab.inspect;

/**
 * The classes {@code match cmd RCPT count gt} and {@code match invalid-recipients count gt}: take offence at too many RCPT of one message,
 * sent or refused.
 */
final class RecipientCount implements Behaviour {

    static final String SENT = "rcpt-count";
    static final String REFUSED = "invalid-recipients";

    private final Rule rule;
    private final int limit;
    private final boolean negated;
    private final Consequence consequence;

    RecipientCount(Rule rule) {
        this.rule = rule;
        limit = rule.settings().number("limit");
        negated = Consequence.isNegated(rule);
        String what = rule.id().equals(SENT) ? "cmd RCPT" : REFUSED;
        consequence = Consequence.of(rule, what + " count gt " + limit);
    }

    @Override
    public String id() {
        return rule.id();
    }

    /** Whether a message with so many, one more than before, is one to take offence at; once a message. */
    boolean offends(int count) {
        return negated ? count == 1 && count <= limit : count == limit + 1;
    }

    Consequence consequence() {
        return consequence;
    }
}
