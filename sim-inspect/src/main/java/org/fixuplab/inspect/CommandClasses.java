package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.fixuplab.event.Direction;
import org.fixuplab.smtp.Octets;
import org.fixuplab.smtp.Verb;

/**
 * What the rules on command lines and their addresses say of the line that the client is sending, which may come in pieces. Confined to its
 * session.
 */
final class CommandClasses {

    private final CommandVerb[] verbs;
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

    /** Overwrites a piece of a verb that begins at an index, if a class masks it; whether any octet changed. */
    boolean mask(ByteBuffer segment, int from, Word piece, boolean secret) {
        boolean masked = false;
        for (CommandVerb rule : verbs) {
            if (rule.consequence().masks() && rule.offends(piece)) {
                int to = from + piece.length();
                Overwritten edit = Overwritten.of(segment, from, to);
                Octets.fill(segment, from, to, 'X');
                piece.set(segment, from, to);
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
        if (addresses.size() > 0 || (sizes && verb == Verb.MAIL)) {
            int at = path.readUsual(segment, arguments, to, addresses);
            if (at > arguments) {
                judgeWhole(offset + (at - 1 - from));
            }
            while (at < to) {
                int next = path.readOrdinary(segment, at, to, addresses);
                if (next == at) {
                    argument(segment, next++, offset + (at - from));
                }
                if (sizes && verb == Verb.MAIL && path.isOver()) {
                    size.read(segment, at, next);
                }
                at = next;
            }
        }
        return matches.settle();
    }

    private void argument(ByteBuffer segment, int at, long offset) {
        byte octet = segment.get(at);
        if (octet == Octets.LF) {
            path.lineEnds();
        } else {
            path.read(octet);
            int[] minding = addresses.minding(path);
            for (int rule : minding) {
                if (addresses.get(rule).blanks(path)) {
                    blank(addresses.get(rule), segment, at, offset);
                }
                if (addresses.get(rule).offendsNow(path)) {
                    offends(rule, offset);
                }
            }
        }
        if (path.ended()) {
            judgeWhole(offset);
        }
    }

    /** The address has ended. */
    private void judgeWhole(long offset) {
        for (int rule : addresses.all()) {
            if (addresses.get(rule).offendsWhole(path)) {
                offends(rule, offset);
            }
        }
    }

    private void blank(AddressRule rule, ByteBuffer segment, int at, long offset) {
        path.blank();
        Overwritten edit = Overwritten.of(segment, at, at + 1);
        segment.put(at, Octets.SPACE);
        edit.report(conversation.events(), rule.id(), Direction.FROM_CLIENT, offset, false);
    }

    private void offends(int index, long offset) {
        if (!offended[index]) {
            offended[index] = true;
            matches.add(addresses.get(index).consequence(path), offset);
        }
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
