package org.fixuplab.inspect;

/** A class {@code match [cmd | header | body] line length gt}: takes offence at a physical line, without its CRLF, that is too long. */
final class LineLength implements Behaviour {

    static final String COMMAND = "cmd-line-length";
    static final String HEADER = "header-line-length";
    static final String BODY = "body-line-length";

    private final Rule rule;
    private final int limit;
    private final boolean negated;
    private final Consequence consequence;

    LineLength(Rule rule) {
        this.rule = rule;
        limit = rule.settings().number("limit");
        negated = Consequence.isNegated(rule);
        consequence = Consequence.of(rule, rule.id().replace('-', ' ') + " gt " + limit);
    }

    @Override
    public String id() {
        return rule.id();
    }

    int limit() {
        return limit;
    }

    /** Whether it takes offence at a line that is not too long. */
    boolean negated() {
        return negated;
    }

    Consequence consequence() {
        return consequence;
    }
}
