package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import org.fixuplab.event.Event;
import org.fixuplab.smtp.Octets;
import org.fixuplab.smtp.Verb;
import org.jspecify.annotations.Nullable;

/**
 * The command line that the client is sending, which may come in pieces. Its verb is judged, piece by piece; its arguments are only read,
 * for credentials and for the size of a BDAT chunk, or share the fate of a refused verb.
 *
 * <p>A line is in its verb until the first blank, CR or LF, and ends with LF. Of the line itself nothing is kept.
 */
final class CommandLine {

    private final Refusals refusals;
    private final Conversation conversation;
    private final Splices splices;

    /** The piece of the verb that is being judged; the verb as the client sent it, and as the server sees it. */
    private final Word piece = new Word();

    private final Word sent = new Word();

    private final Word seen = new Word();

    private long start;
    private boolean begun;
    private boolean inVerb;
    private boolean masked;
    private Verb sentVerb = Verb.OTHER;
    private Verb seenVerb = Verb.OTHER;

    private final @Nullable DiscardRule discard;

    /** The line never reaches the server: this rule answers it. */
    private @Nullable AnswerRule answering;

    private boolean discarded;

    /** What the client sent of its line so far was discarded: to the server another line begins. */
    private boolean goesOn;

    private final Credentials credentials;
    private final CommandClasses classes;
    private final ChunkSize chunkSize = new ChunkSize();

    CommandLine(InspectionRules rules, Conversation conversation, Splices splices, CommandClasses classes) {
        refusals = new Refusals(rules, conversation);
        this.conversation = conversation;
        this.splices = splices;
        this.discard = rules.discard;
        this.credentials = new Credentials(conversation);
        this.classes = classes;
    }

    /** Tells which octets may be credentials, in this line and others. */
    Credentials credentials() {
        return credentials;
    }

    /** A new segment. */
    void segmentBegins() {
        refusals.segmentBegins();
    }

    /** Forgets a line that has begun: the octets to come are something else. */
    void abandon() {
        begun = false;
        answering = null;
        discarded = false;
        goesOn = false;
    }

    /** Whether the line read last, or what the segment held of it, reaches the server. */
    boolean reachesServer() {
        return answering == null && !discarded;
    }

    /**
     * Reads one line, or what the segment holds of it.
     *
     * @return the index after the line, or {@code to}
     */
    int read(ByteBuffer segment, int from, int to) {
        if (discard != null && !conversation.unjudged() && isIncomplete(segment, from, to)) {
            return discard(discard, segment, from, to);
        }
        if (!begun) {
            begin();
        }
        credentials.pieceBegins();
        int at = inVerb ? verb(segment, from, to) : from;
        int lf = Octets.indexOf(segment, at, to, Octets.LF);
        if (!inVerb) {
            arguments(segment, at, lf < 0 ? to : lf, conversation.clientOffset() + (at - from));
        }
        int next = lf < 0 ? to : lf + 1;
        if (!conversation.unjudged() && classes.read(segment, from, at, next)) {
            return next;
        }
        if (answering != null) {
            swallow(answering.id(), segment, from, next);
        }
        conversation.clientSent(next - from);
        if (lf >= 0) {
            complete();
        }
        return next;
    }

    private static boolean isIncomplete(ByteBuffer segment, int from, int to) {
        int lf = Octets.indexOf(segment, from, to, Octets.LF);
        return lf <= from || segment.get(lf - 1) != Octets.CR;
    }

    /** What is discarded is read for credentials alone. */
    private int discard(DiscardRule rule, ByteBuffer segment, int from, int to) {
        begin();
        int lf = Octets.indexOf(segment, from, to, Octets.LF);
        int end = lf < 0 ? to : lf;
        int at = Octets.endOfWord(segment, from, end);
        credentials.pieceBegins();
        piece.set(segment, from, at);
        credentials.verbPiece(segment, from, piece);
        if (at < end || lf >= 0) {
            credentials.verbEnds();
        }
        credentials.arguments(segment, at, end, conversation.clientOffset() + (at - from));
        int next = lf < 0 ? to : lf + 1;
        swallow(rule.id(), segment, from, next);
        conversation.clientSent(next - from);
        begun = false;
        discarded = true;
        goesOn = lf < 0;
        return next;
    }

    private void begin() {
        begun = true;
        discarded = false;
        inVerb = true;
        masked = false;
        answering = null;
        refusals.lineBegins();
        start = conversation.clientOffset();
        sent.clear();
        seen.clear();
        chunkSize.clear();
        if (!goesOn) {
            credentials.begin();
        }
        goesOn = false;
        classes.begin();
    }

    /** Reads a piece of the verb; the index after it. */
    private int verb(ByteBuffer segment, int from, int to) {
        int at = Octets.endOfWord(segment, from, to);
        if (at > from) {
            judge(segment, from, at, at < to);
        }
        if (at < to) {
            inVerb = false;
            sentVerb = sent.verb();
            seenVerb = seen.verb();
            credentials.verbEnds();
            if (!conversation.unjudged()) {
                classes.verbIs(sent, seenVerb, conversation.clientOffset() + (at - from));
            }
        }
        return at;
    }

    private void judge(ByteBuffer segment, int from, int to, boolean ended) {
        boolean first = sent.isEmpty();
        piece.set(segment, from, to);
        sent.append(piece);
        boolean secret = credentials.verbPiece(segment, from, piece);
        if (conversation.unjudged()) {
            // Told of only if it passes because the firewall takes it for a message's.
            if (refusals.refuse(piece, first)) {
                conversation.bypassUsed();
            }
        } else if (first && answering == null) {
            answering = refusals.answering(piece);
            masked |= answering != null;
        }
        if (answering == null) {
            if (!conversation.unjudged() && overwrite(segment, from, first && ended, secret)) {
                masked = true;
                piece.set(segment, from, Octets.endOfWord(segment, from, to));
            }
            seen.append(piece);
        }
    }

    /** Both have their say: what one has overwritten the other may, too. */
    private boolean overwrite(ByteBuffer segment, int from, boolean whole, boolean secret) {
        boolean changed = refusals.overwrite(segment, from, piece, whole, secret);
        changed |= classes.mask(segment, from, piece, secret);
        return changed;
    }

    private void arguments(ByteBuffer segment, int from, int to, long offset) {
        credentials.arguments(segment, from, to, offset);
        if (seenVerb == Verb.BDAT && answering == null) {
            chunkSize.read(segment, from, to);
        }
        refusals.overwriteRest(segment, from, to, offset, credentials);
    }

    private void swallow(String behaviour, ByteBuffer segment, int from, int to) {
        byte[] octets = Octets.copy(segment, from, to);
        credentials.star(octets, conversation.clientOffset());
        conversation.swallowed(behaviour, octets);
        splices.swallow(from - segment.position(), to - from);
    }

    private void complete() {
        begun = false;
        if (conversation.wantsCourse()) {
            conversation.events().accept(new Event.Command(start, sentVerb, masked));
        }
        if (answering != null) {
            conversation.lineAnswered(answering);
            return;
        }
        conversation.commandSent(seenVerb);
        if (seenVerb == Verb.BDAT) {
            conversation.chunkFollows(chunkSize.octets());
        }
    }
}
