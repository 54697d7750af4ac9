package org.fixuplab.inspect;

import java.util.List;
import java.util.stream.IntStream;
import org.fixuplab.smtp.Octets;
import org.fixuplab.smtp.Verb;

/** The rules on the addresses of one command, and which of them are to be asked at which octet. Immutable; shared by all sessions. */
final class AddressRules {

    static final AddressRules NONE = new AddressRules(List.of());

    private static final int OCTETS = 256;

    private final AddressRule[] rules;
    private final int[] all;

    /** By octet: the indexes of the rules that mind it. */
    private final int[][] minding = new int[OCTETS][];

    private final boolean[] ordinary = new boolean[OCTETS];
    private final boolean[] parameter = new boolean[OCTETS];

    /** The longest address that none of the rules minds as such. */
    private final int ordinaryLength;

    private AddressRules(List<AddressRule> rules) {
        this.rules = rules.toArray(AddressRule[]::new);
        all = IntStream.range(0, rules.size()).toArray();
        for (int i = 0; i < OCTETS; i++) {
            byte octet = (byte) i;
            minding[i] = IntStream.of(all)
                    .filter(rule -> rules.get(rule).minds(octet))
                    .toArray();
            boolean bracket = octet == '<' || octet == '>';
            parameter[i] = minding[i].length == 0 && !bracket && octet != Octets.CR && octet != Octets.LF;
            ordinary[i] = parameter[i] && !Octets.isBlank(octet);
        }
        ordinaryLength =
                rules.stream().mapToInt(AddressRule::ordinaryLength).min().orElse(Integer.MAX_VALUE);
    }

    static AddressRules of(List<AddressRule> rules, Verb verb) {
        return new AddressRules(
                rules.stream().filter(rule -> rule.concerns(verb)).toList());
    }

    int size() {
        return rules.length;
    }

    AddressRule get(int index) {
        return rules[index];
    }

    /** By octet: whether it is a part of an address that no rule minds. Nobody writes to the array. */
    boolean[] ordinary() {
        return ordinary;
    }

    /** By octet: whether it is a part of what follows an address that no rule minds. Nobody writes to the array. */
    boolean[] parameter() {
        return parameter;
    }

    /** Up to this length no rule is asked of an address, but for octets that are not ordinary. */
    int ordinaryLength() {
        return ordinaryLength;
    }

    /** The indexes of those that may mind the octet that was read last. Nobody writes to the array. */
    int[] minding(MailPath path) {
        return path.length() > ordinaryLength ? all : minding[path.octet() & 0xff];
    }

    /** The indexes of all. Nobody writes to the array. */
    int[] all() {
        return all;
    }
}
