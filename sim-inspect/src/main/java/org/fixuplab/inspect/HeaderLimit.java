package org.fixuplab.inspect;

/** The classes {@code match header length gt} and {@code match header to-fields count gt}: take offence at a message's header as a whole. */
final class HeaderLimit implements Behaviour {

    static final String LENGTH = "header-length";
    static final String TO_FIELDS = "to-fields-count";

    private final Rule rule;
    private final int limit;
    private final boolean negated;
    private final Consequence consequence;

    HeaderLimit(Rule rule) {
        this.rule = rule;
        limit = rule.settings().number("limit");
        negated = Consequence.isNegated(rule);
        String what = rule.id().equals(LENGTH) ? "header length" : "header to-fields count";
        consequence = Consequence.of(rule, what + " gt " + limit);
    }

    @Override
    public String id() {
        return rule.id();
    }

    int limit() {
        return limit;
    }

    /** Whether it takes offence at a header that is within the limit, which is known at the header's end. */
    boolean negated() {
        return negated;
    }

    Consequence consequence() {
        return consequence;
    }
}
