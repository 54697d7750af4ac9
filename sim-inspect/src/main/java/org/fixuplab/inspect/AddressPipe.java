package org.fixuplab.inspect;

import org.fixuplab.event.Action;
import org.fixuplab.smtp.Verb;

/** Overwrites {@code |} in the addresses of MAIL and RCPT with a blank, and says so when the address has ended. */
final class AddressPipe implements AddressRule {

    static final String ID = "address-pipe";

    private final Consequence consequence;

    AddressPipe(Rule rule) {
        consequence = new Consequence(ID, "address", Action.MASK, true, rule.mapClass());
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
        return octet == '|';
    }

    @Override
    public boolean blanks(MailPath path) {
        return path.inAddress() && path.octet() == '|';
    }

    @Override
    public boolean offendsWhole(MailPath path) {
        return path.blanked();
    }

    @Override
    public Consequence consequence(MailPath path) {
        return consequence.about(path.printable().strip());
    }
}
