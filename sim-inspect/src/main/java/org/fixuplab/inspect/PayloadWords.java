package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import org.fixuplab.smtp.Octets;

/**
 * Overwrites the words at the beginning of a payload's lines, piece by piece, unless the verb rules let them pass. A lone dot stays, as
 * messages came to their end.
 */
final class PayloadWords {

    private final PayloadRule rule;
    private final VerbRule[] verbs;
    private final Conversation conversation;

    private final Word piece = new Word();

    private boolean inWord;
    private boolean refused;

    PayloadWords(PayloadRule rule, VerbRule[] verbs, Conversation conversation) {
        this.rule = rule;
        this.verbs = verbs;
        this.conversation = conversation;
    }

    /** A line begins with the next octet. */
    void beginLine() {
        inWord = true;
        refused = false;
    }

    /** Reads octets of the payload that are not yet counted as sent. */
    void read(ByteBuffer segment, int from, int to) {
        int at = from;
        while (at < to) {
            int lf = Octets.indexOf(segment, at, to, Octets.LF);
            line(segment, at, lf < 0 ? to : lf, conversation.clientOffset() + (at - from));
            if (lf < 0) {
                return;
            }
            beginLine();
            at = lf + 1;
        }
    }

    private void line(ByteBuffer segment, int from, int to, long offset) {
        int end = inWord ? Octets.endOfWord(segment, from, to) : from;
        if (end > from && !passes(segment, from, end)) {
            refused = true;
            Overwritten.byX(conversation.events(), rule.id(), segment, from, end, offset);
        }
        inWord = end == to && inWord;
        if (refused && rule.overwritesLines() && end < to) {
            Overwritten.byX(conversation.events(), rule.id(), segment, end, to, offset + (end - from));
        }
    }

    private boolean passes(ByteBuffer segment, int from, int to) {
        if (to - from == 1 && segment.get(from) == '.') {
            return true;
        }
        piece.set(segment, from, to);
        for (VerbRule verb : verbs) {
            if (!verb.passes(piece)) {
                return false;
            }
        }
        return true;
    }
}
