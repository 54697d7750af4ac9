package org.fixuplab.inspect;

import org.fixuplab.smtp.Verb;

/** A class {@code match sender-address length gt}: takes offence at the address of a MAIL, brackets not counted, that is too long. */
final class SenderLength implements AddressRule {

    static final String ID = "sender-address-length";

    private final int limit;
    private final boolean negated;
    private final Consequence consequence;

    SenderLength(Rule rule) {
        limit = rule.settings().number("limit");
        negated = Consequence.isNegated(rule);
        consequence = Consequence.of(rule, "sender-address length gt " + limit);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean concerns(Verb verb) {
        return verb == Verb.MAIL;
    }

    @Override
    public int ordinaryLength() {
        return limit;
    }

    @Override
    public boolean offendsNow(MailPath path) {
        return !negated && path.inAddress() && path.length() == limit + 1;
    }

    @Override
    public boolean offendsWhole(MailPath path) {
        return negated && path.length() <= limit;
    }

    @Override
    public Consequence consequence(MailPath path) {
        return consequence;
    }
}
