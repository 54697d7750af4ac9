package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import org.fixuplab.event.Direction;
import org.fixuplab.smtp.Octets;
import org.fixuplab.smtp.Verb;
import org.jspecify.annotations.Nullable;

/** What the rules on verbs make of the client's: which are refused, and how far a refusal reaches. Confined to its session. */
final class Refusals {

    private final AnswerRule[] answers;
    private final VerbRule[] rules;
    private final boolean tlsAllowed;
    private final Conversation conversation;

    /** The rule that overwrites the rest of the line, and the one that overwrites the rest of the segment. */
    private @Nullable VerbRule overLine;

    private @Nullable VerbRule overSegment;

    Refusals(InspectionRules rules, Conversation conversation) {
        answers = rules.answers;
        this.rules = rules.verbs;
        tlsAllowed = rules.tlsAllowed;
        this.conversation = conversation;
    }

    void segmentBegins() {
        overSegment = null;
    }

    void lineBegins() {
        overLine = null;
    }

    private boolean isAllowedTls(Word piece) {
        return tlsAllowed && piece.verb() == Verb.STARTTLS;
    }

    /** The rule that answers a line whose verb begins with this piece, and keeps it from the server; null if none does. */
    @Nullable
    AnswerRule answering(Word piece) {
        for (AnswerRule rule : answers) {
            if (!rule.passes(piece) && !isAllowedTls(piece)) {
                return rule;
            }
        }
        return null;
    }

    /** Whether a piece would not pass; {@code first} if its verb begins with it. */
    boolean refuse(Word piece, boolean first) {
        boolean refused = false;
        for (AnswerRule rule : answers) {
            refused |= first && !rule.passes(piece);
        }
        for (VerbRule rule : rules) {
            refused |= !rule.passes(piece);
        }
        return refused;
    }

    /**
     * Overwrites a piece that begins at an index, if it does not pass; the piece is then what has become of it.
     *
     * @param whole the piece is all of the verb, and what follows the verb is in the segment, too
     * @param secret it may be a credential
     * @return whether any octet changed
     */
    boolean overwrite(ByteBuffer segment, int from, Word piece, boolean whole, boolean secret) {
        boolean changed = false;
        for (VerbRule rule : rules) {
            if (rule == overSegment || !(rule.passes(piece) || isAllowedTls(piece))) {
                changed |= overwrite(rule, segment, from, piece, whole, secret);
            }
        }
        return changed;
    }

    private boolean overwrite(VerbRule rule, ByteBuffer segment, int from, Word piece, boolean whole, boolean secret) {
        int to = from + piece.length();
        Overwritten edit = Overwritten.of(segment, from, to);
        switch (rule.overwrite(segment, from, to, whole)) {
            case VERB -> {}
            case LINE -> overLine = rule;
            case SEGMENT -> overSegment = rule;
        }
        piece.set(segment, from, to);
        return edit.report(
                conversation.events(), rule.id(), Direction.FROM_CLIENT, conversation.clientOffset(), secret);
    }

    /** Overwrites a piece of the line's arguments, if a refusal reaches so far; {@code offset} is that of its first octet. */
    void overwriteRest(ByteBuffer segment, int from, int to, long offset, Credentials credentials) {
        VerbRule rule = overSegment != null ? overSegment : overLine;
        if (rule == null) {
            return;
        }
        int end = to > from && segment.get(to - 1) == Octets.CR ? to - 1 : to;
        if (end > from) {
            Overwritten edit = Overwritten.of(segment, from, end);
            rule.overwriteRest(segment, from, end);
            edit.report(conversation, rule.id(), offset, credentials);
        }
    }
}
