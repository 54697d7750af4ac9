package org.fixuplab.inspect;

import java.util.List;
import org.fixuplab.smtp.Verb;

/** The rules on the addresses of one command, and at which octets any of them is to be asked. Immutable; shared by all sessions. */
final class AddressRules {

    static final AddressRules NONE = new AddressRules(List.of());

    private static final int OCTETS = 256;

    private final List<AddressRule> rules;

    /** By octet: whether any of the rules minds it. */
    private final boolean[] minded = new boolean[OCTETS];

    /** The longest address that all of them take for an ordinary one. */
    private final int ordinary;

    private AddressRules(List<AddressRule> rules) {
        this.rules = rules;
        for (int octet = 0; octet < OCTETS; octet++) {
            byte one = (byte) octet;
            minded[octet] = rules.stream().anyMatch(rule -> rule.minds(one));
        }
        ordinary = rules.stream().mapToInt(AddressRule::ordinaryLength).min().orElse(Integer.MAX_VALUE);
    }

    static AddressRules of(List<AddressRule> rules, Verb verb) {
        return new AddressRules(
                rules.stream().filter(rule -> rule.concerns(verb)).toList());
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    int size() {
        return rules.size();
    }

    AddressRule get(int index) {
        return rules.get(index);
    }

    /** Whether any of them may have something to say to the octet that has just been read. */
    boolean mind(MailPath path) {
        return minded[path.octet() & 0xff] || path.ended() || path.length() > ordinary;
    }
}
