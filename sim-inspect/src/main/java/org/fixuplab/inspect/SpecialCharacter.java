package org.fixuplab.inspect;

import org.fixuplab.smtp.Verb;

/** A map's {@code special-character}: takes offence at certain characters in the addresses of MAIL and RCPT. */
final class SpecialCharacter implements AddressRule {

    static final String ID = "special-character";

    private final String characters;
    private final Consequence consequence;

    SpecialCharacter(Rule rule) {
        Settings settings = rule.settings();
        characters = settings.word("characters");
        consequence = new Consequence(
                ID, ID, Consequence.actionOf(settings.word("action")), settings.flag("log"), rule.mapClass());
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
        return characters.indexOf(octet) >= 0;
    }

    @Override
    public boolean offendsNow(MailPath path) {
        return path.inAddress() && characters.indexOf(path.octet()) >= 0;
    }

    @Override
    public Consequence consequence(MailPath path) {
        return consequence;
    }
}
