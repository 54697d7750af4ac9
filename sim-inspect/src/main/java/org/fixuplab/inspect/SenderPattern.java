package org.fixuplab.inspect;

import org.fixuplab.smtp.Verb;

/** A class {@code match sender-address regex}: takes offence at the address of a MAIL in which a pattern is found. */
final class SenderPattern implements AddressRule {

    static final String ID = "sender-address";

    private final Patterns patterns;
    private final boolean negated;
    private final Consequence consequence;

    SenderPattern(Rule rule) {
        patterns = Patterns.of(rule);
        negated = Consequence.isNegated(rule);
        consequence = Consequence.of(rule, "sender-address regex " + patterns);
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
    public boolean offendsWhole(MailPath path) {
        return patterns.find(path.address()) != negated;
    }

    @Override
    public Consequence consequence(MailPath path) {
        return consequence;
    }
}
