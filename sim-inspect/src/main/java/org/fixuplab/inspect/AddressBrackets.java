package org.fixuplab.inspect;

import org.fixuplab.smtp.Verb;

/**
 * Allows {@code <} and {@code >} in the arguments of MAIL and RCPT only in pairs, as delimiters of an address: a {@code >} must be preceded by
 * its {@code <}. To the letter: a {@code >} in a quoted local part offends, {@code AUTH=<>} does not.
 */
final class AddressBrackets implements AddressRule {

    static final String ID = "address-brackets";

    private final Consequence consequence;

    AddressBrackets(Rule rule) {
        consequence = new Consequence(
                ID, "address", Consequence.actionOf(rule.settings().word("action")), true, rule.mapClass());
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean concerns(Verb verb) {
        return verb == Verb.MAIL || verb == Verb.RCPT;
    }

    @Override
    public boolean minds(byte octet) {
        return octet == '<' || octet == '>';
    }

    @Override
    public boolean offendsNow(MailPath path) {
        return path.begun() && ((path.octet() == '<' && path.wasOpen()) || (path.octet() == '>' && !path.wasOpen()));
    }

    /** The address as far as it was read. */
    @Override
    public Consequence consequence(MailPath path) {
        return consequence.about(path.printable().strip());
    }
}
