package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.fixuplab.event.Direction;
import org.fixuplab.smtp.Octets;
import org.fixuplab.smtp.Verb;

/**
 * What the rules on command lines and their addresses say of the line that the client is sending, which may come in pieces. Confined to its
 * session.
 */
final class CommandClasses {

    private final List<CommandVerb> verbs;
    private final AddressRules mailRules;
    private final AddressRules rcptRules;

    /** Those that look at the line's address, and which of them have taken offence at it: each is told of once. */
    private AddressRules addresses = AddressRules.NONE;

    private final boolean[] offended;

    private final boolean sizes;
    private final Conversation conversation;
    private final Matches matches;
    private final LineMeter meter;
    private final Recipients recipients;

    private final MailPath path = new MailPath();
    private final DeclaredSize size = new DeclaredSize();
    private Verb verb = Verb.OTHER;

    CommandClasses(InspectionRules rules, Conversation conversation, Matches matches) {
        verbs = rules.commandVerbs;
        mailRules = rules.mailAddresses;
        rcptRules = rules.rcptAddresses;
        offended = new boolean[Math.max(mailRules.size(), rcptRules.size())];
        sizes = rules.sizes;
        this.conversation = conversation;
        this.matches = matches;
        meter = new LineMeter(rules.commandLines, matches);
        recipients = new Recipients(rules.recipientsSent, matches);
        size.clear();
    }

    /** A line begins. */
    void begin() {
        verb = Verb.OTHER;
        addresses = AddressRules.NONE;
        meter.begin();
    }

    /** Overwrites a piece of a verb that a class masks; whether it did. */
    boolean mask(ByteBuffer segment, int from, int to, boolean secret) {
        boolean masked = false;
        for (CommandVerb rule : verbs) {
            if (rule.consequence().masks() && rule.offends(segment, from, to)) {
                Overwritten edit = Overwritten.of(segment, from, to);
                Octets.fill(segment, from, to, 'X');
                long offset = conversation.clientOffset();
                if (edit.report(conversation.events(), rule.id(), Direction.FROM_CLIENT, offset, secret)) {
                    masked = true;
                    if (rule.consequence().logged()) {
                        matches.add(rule.consequence(), offset);
                    }
                }
            }
        }
        return masked;
    }

    /** The verb is over, before the octet with this offset: as the client sent it, and as the server sees it. */
    void verbIs(Word sent, Verb seen, long offset) {
        verb = seen;
        addresses = AddressRules.NONE;
        if (seen == Verb.MAIL || seen == Verb.RCPT) {
            addresses = seen == Verb.MAIL ? mailRules : rcptRules;
            path.begin();
            Arrays.fill(offended, false);
        }
        if (Recipients.clears(seen)) {
            recipients.clear();
            size.clear();
        } else if (seen == Verb.RCPT) {
            recipients.add(offset);
        }
        for (CommandVerb rule : verbs) {
            if (!rule.consequence().masks() && rule.offends(sent)) {
                matches.add(rule.consequence(), offset);
            }
        }
    }

    /**
     * A piece of the line, its LF included; the arguments begin at {@code arguments}.
     *
     * @return whether the session ends
     */
    boolean read(ByteBuffer segment, int from, int arguments, int to) {
        long offset = conversation.clientOffset();
        meter.read(segment, from, to, offset);
        if (!addresses.isEmpty() || (sizes && verb == Verb.MAIL)) {
            for (int at = arguments; at < to; at++) {
                argument(segment, at, offset + (at - from));
            }
        }
        return matches.settle();
    }

    private void argument(ByteBuffer segment, int at, long offset) {
        byte octet = segment.get(at);
        if (octet == Octets.LF) {
            path.lineEnds();
            judge(false, offset);
            return;
        }
        path.read(octet);
        if (addresses.mind(path)) {
            blank(segment, at, offset);
            judge(true, offset);
        }
        if (sizes && verb == Verb.MAIL && path.isOver()) {
            size.read(octet);
        }
    }

    private void blank(ByteBuffer segment, int at, long offset) {
        for (int i = 0; i < addresses.size(); i++) {
            AddressRule rule = addresses.get(i);
            if (rule.blanks(path)) {
                path.blank();
                Overwritten edit = Overwritten.of(segment, at, at + 1);
                segment.put(at, Octets.SPACE);
                edit.report(conversation.events(), rule.id(), Direction.FROM_CLIENT, offset, false);
            }
        }
    }

    /** @param octet whether an octet of the address was read, and not the line's end */
    private void judge(boolean octet, long offset) {
        for (int i = 0; i < addresses.size(); i++) {
            AddressRule rule = addresses.get(i);
            if (!offended[i] && offends(rule, octet)) {
                offended[i] = true;
                matches.add(rule.consequence(path), offset);
            }
        }
    }

    private boolean offends(AddressRule rule, boolean octet) {
        return (octet && rule.offendsNow(path)) || (path.ended() && rule.offendsWhole(path));
    }

    /** A message is over. */
    void messageEnded() {
        recipients.clear();
    }

    /** What the last MAIL declared; {@link DeclaredSize#NONE} if nothing, or nobody asks. */
    long declaredSize() {
        return size.octets();
    }
}
