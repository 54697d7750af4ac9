package org.fixuplab.inspect;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fixuplab.smtp.Verb;

/** A map's {@code mail-relay}: takes offence at a recipient of another domain. An address without a domain is of ours. */
final class MailRelay implements AddressRule {

    static final String ID = "mail-relay";

    private final List<String> domains;
    private final Consequence consequence;

    MailRelay(Rule rule) {
        Settings settings = rule.settings();
        domains = settings.words("domains").stream()
                .flatMap(written -> Stream.of(written.split(",", -1)))
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .toList();
        consequence = new Consequence(
                ID,
                "mail-relay: No Mail Relay allowed",
                Consequence.actionOf(settings.word("action")),
                settings.flag("log"),
                rule.mapClass());
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean concerns(Verb verb) {
        return verb == Verb.RCPT;
    }

    @Override
    public boolean offendsWhole(MailPath path) {
        String address = path.address().toLowerCase(Locale.ROOT);
        int at = address.lastIndexOf('@');
        boolean cut = path.length() > address.length();
        return cut || (at >= 0 && !domains.contains(address.substring(at + 1)));
    }

    @Override
    public Consequence consequence(MailPath path) {
        return consequence;
    }
}
