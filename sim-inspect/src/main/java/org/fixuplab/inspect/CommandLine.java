package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import java.util.List;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.smtp.Octets;
import org.fixuplab.smtp.Verb;

/**
 * The command line that the client is sending, which may come in pieces. Its verb is judged, piece by piece; its arguments are only read,
 * for credentials and for the size of a BDAT chunk.
 *
 * <p>A line is in its verb until the first blank, CR or LF, and ends with LF. Of the line itself nothing is kept.
 */
final class CommandLine {

    private final List<VerbRule> rules;
    private final boolean tlsAllowed;
    private final Conversation conversation;

    /** The verb as the client sent it, and as the server sees it. */
    private final Word sent = new Word();

    private final Word seen = new Word();

    private long start;
    private boolean begun;
    private boolean inVerb;
    private boolean masked;
    private Verb sentVerb = Verb.OTHER;
    private Verb seenVerb = Verb.OTHER;
    private final Credentials credentials;
    private final CommandClasses classes;
    private final ChunkSize chunkSize = new ChunkSize();

    CommandLine(InspectionRules rules, Conversation conversation, CommandClasses classes) {
        this.rules = rules.verbs;
        this.tlsAllowed = rules.tlsAllowed;
        this.conversation = conversation;
        this.credentials = new Credentials(conversation);
        this.classes = classes;
    }

    /** Tells which octets may be credentials, in this line and others. */
    Credentials credentials() {
        return credentials;
    }

    /** Forgets a line that has begun: the octets to come are something else. */
    void abandon() {
        begun = false;
    }

    /**
     * Reads one line, or what the segment holds of it.
     *
     * @return the index after the line, or {@code to}
     */
    int read(ByteBuffer segment, int from, int to) {
        if (!begun) {
            begin();
        }
        int at = from;
        if (inVerb) {
            at = Octets.endOfWord(segment, from, to);
            if (at > from) {
                judge(segment, from, at);
            }
            if (at == to) {
                classes.read(segment, from, at, to);
                conversation.clientSent(at - from);
                return to;
            }
            inVerb = false;
            sentVerb = sent.verb();
            seenVerb = seen.verb();
            credentials.verbIs(sentVerb, sent);
            classes.verbIs(sent, seenVerb, conversation.clientOffset() + (at - from));
        }
        int lf = Octets.indexOf(segment, at, to, Octets.LF);
        int end = lf < 0 ? to : lf;
        long offset = conversation.clientOffset() + (at - from);
        credentials.arguments(segment, at, end, offset);
        if (seenVerb == Verb.BDAT) {
            chunkSize.read(segment, at, end);
        }
        boolean over = classes.read(segment, from, at, lf < 0 ? to : lf + 1);
        if (lf < 0 || over) {
            conversation.clientSent(to - from);
            return to;
        }
        conversation.clientSent(lf + 1 - from);
        complete();
        return lf + 1;
    }

    private void begin() {
        begun = true;
        inVerb = true;
        masked = false;
        start = conversation.clientOffset();
        sent.clear();
        seen.clear();
        chunkSize.clear();
        credentials.begin();
        classes.begin();
    }

    private void judge(ByteBuffer segment, int from, int to) {
        sent.append(segment, from, to);
        boolean secret = credentials.verbPiece(segment, from, to, sent);
        for (VerbRule rule : rules) {
            boolean passes = rule.passes(segment, from, to)
                    || (tlsAllowed && Octets.matches(segment, from, to, Verb.STARTTLS.name()));
            if (!passes) {
                Overwritten edit = Overwritten.of(segment, from, to);
                rule.overwrite(segment, from, to);
                masked |= edit.report(
                        conversation.events(), rule.id(), Direction.FROM_CLIENT, conversation.clientOffset(), secret);
            }
        }
        masked |= classes.mask(segment, from, to, secret);
        seen.append(segment, from, to);
    }

    private void complete() {
        begun = false;
        conversation.events().accept(new Event.Command(start, sentVerb, masked));
        conversation.commandSent(seenVerb);
        if (seenVerb == Verb.BDAT) {
            conversation.chunkFollows(chunkSize.octets());
        }
    }
}
