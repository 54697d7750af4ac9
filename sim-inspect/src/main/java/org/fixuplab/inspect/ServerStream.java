package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import java.util.List;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.smtp.Octets;
import org.fixuplab.smtp.Verb;
import org.jspecify.annotations.Nullable;

/**
 * The server's direction: replies, line by line. A line that a mask would overwrite is judged whole: while it is in pieces it is held, if
 * that is allowed. Every other piece goes on at once. A line that is no reply line is forwarded, and is part of no reply.
 */
final class ServerStream {

    private static final int GREETING = 220;
    private static final int DONE = 250;

    private final List<GreetingMask> greetingMasks;
    private final @Nullable GreetingSegmentMask segmentMask;
    private final List<EhloReplyMask> ehloReplyMasks;
    private final boolean tlsAllowed;
    private final int joinLimit;
    private final Conversation conversation;
    private final Splices splices;
    private final Matches matches;
    private final Recipients refused;

    // The line that is coming in.
    private final ReplyLine line = new ReplyLine();
    private boolean begun;
    private long lineStart;

    // The reply it is part of.
    private int lines;
    private int code;
    private long replyStart;
    private Verb asked = Verb.OTHER;
    private int masked;

    /** Where in the segment the text of the greeting's first line begins; -1 if it does not. */
    private int greetingText;

    ServerStream(InspectionRules rules, Conversation conversation, Splices splices) {
        greetingMasks = rules.greeting;
        segmentMask = rules.greetingSegment;
        ehloReplyMasks = rules.ehloReply;
        tlsAllowed = rules.tlsAllowed;
        joinLimit = rules.joinLimit;
        this.conversation = conversation;
        this.splices = splices;
        matches = new Matches(Direction.FROM_SERVER, conversation.events());
        refused = new Recipients(rules.recipientsRefused, matches);
    }

    Verdict judge(ByteBuffer segment) {
        int start = segment.position();
        int at = start;
        int to = segment.limit();
        long offset = conversation.serverOffset();
        Verdict verdict = Verdict.FORWARD;
        greetingText = -1;
        while (at < to && conversation.phase() != Conversation.Phase.OPAQUE) {
            int lf = Octets.indexOf(segment, at, to, Octets.LF);
            if (lf < 0) {
                verdict = unfinished(segment, at, to);
                at = verdict == Verdict.FORWARD ? to : at;
                break;
            }
            finish(segment, at, lf + 1);
            matches.settle();
            if (matches.ending() != null) {
                return matches.ending();
            }
            at = lf + 1;
            answer(at - start);
        }
        if (greetingText >= 0 && segmentMask != null) {
            maskSegment(segmentMask, segment, greetingText, at, offset + (greetingText - start));
        }
        return verdict;
    }

    /** The answers for which the line that ends here was waited leave after it. */
    private void answer(int at) {
        for (byte[] answer = conversation.nextAnswer(); answer != null; answer = conversation.nextAnswer()) {
            splices.answer(at, answer);
        }
    }

    /** All the lines were read by now: to the conversation the greeting is what the server said. */
    private void maskSegment(GreetingSegmentMask mask, ByteBuffer segment, int from, int to, long offset) {
        int end = to;
        while (end > from && (segment.get(end - 1) == Octets.CR || segment.get(end - 1) == Octets.LF)) {
            end--;
        }
        Overwritten edit = Overwritten.of(segment, from, end);
        mask.mask(segment, from, end);
        edit.report(conversation.events(), mask.id(), Direction.FROM_SERVER, offset, false);
    }

    /** The line that {@code held} begins goes on as it is, and so will the rest of it. */
    void release(ByteBuffer held) {
        if (held.hasRemaining() && conversation.phase() != Conversation.Phase.OPAQUE) {
            reportTooLate(held.remaining());
            forward(held, held.position(), held.limit());
        }
    }

    private Verdict unfinished(ByteBuffer segment, int from, int to) {
        if (!begun) {
            line.begin();
            line.read(segment, from, to);
            if (isMasked()) {
                if (to - from <= joinLimit) {
                    return new Verdict.Hold(from - segment.position());
                }
                reportTooLate(to - from);
            }
        }
        forward(segment, from, to);
        return Verdict.FORWARD;
    }

    /** Lets a piece of a line go on that does not end it. */
    private void forward(ByteBuffer segment, int from, int to) {
        read(segment, from, to);
        conversation.serverSent(to - from);
    }

    private void finish(ByteBuffer segment, int from, int to) {
        boolean whole = !begun;
        read(segment, from, to);
        begun = false;
        if (!line.isReply()) {
            conversation.serverSent(to - from);
            return;
        }
        if (lines == 0) {
            code = line.code();
            replyStart = lineStart;
            asked = conversation.asked();
            masked = 0;
        }
        if (whole && isMasked()) {
            if (lines == 0 && !conversation.greeted()) {
                greetingText = Math.min(from + ReplyLine.HEAD, to);
            }
            mask(segment, from, to);
        }
        lines++;
        conversation.serverSent(to - from);
        if (!line.continued()) {
            lines = 0;
            Verb answered = conversation.inSync() ? asked : Verb.OTHER;
            if (conversation.wantsCourse()) {
                conversation.events().accept(new Event.Reply(replyStart, line.code(), answered));
            }
            conversation.replied(line.code());
            count(answered, line.code());
        }
    }

    /** Counts refused recipients, from the reply to one command that begins a message to that to the next. */
    private void count(Verb answered, int replied) {
        if (Recipients.clears(answered) || (answered == Verb.DATA && replied / 100 != 3)) {
            refused.clear();
        } else if (answered == Verb.RCPT && replied / 100 == 5) {
            refused.add(conversation.serverOffset() - 1);
        }
    }

    private void read(ByteBuffer segment, int from, int to) {
        if (!begun) {
            begun = true;
            lineStart = conversation.serverOffset();
            line.begin();
        }
        line.read(segment, from, to);
    }

    /** Whether a mask would overwrite the line, as far as its head is known. */
    private boolean isMasked() {
        if (!conversation.inSync()) {
            return false;
        }
        if (!conversation.greeted()) {
            boolean first = lines == 0;
            return ((first && segmentMask != null) || !greetingMasks.isEmpty())
                    && (first || code == GREETING)
                    && line.mayBe(GREETING);
        }
        return !ehloReplyMasks.isEmpty() && lines > 0 && asked == Verb.EHLO && code == DONE && line.mayBe(DONE);
    }

    private void mask(ByteBuffer segment, int from, int to) {
        int textFrom = Math.min(from + ReplyLine.HEAD, to);
        int textTo = to - 1;
        if (textTo > textFrom && segment.get(textTo - 1) == Octets.CR) {
            textTo--;
        }
        if (textTo <= textFrom) {
            return;
        }
        if (conversation.greeted()) {
            maskKeyword(segment, textFrom, textTo, conversation.serverOffset() + ReplyLine.HEAD);
        } else {
            maskGreeting(segment, textFrom, textTo, conversation.serverOffset() + ReplyLine.HEAD);
        }
    }

    private void maskGreeting(ByteBuffer segment, int from, int to, long offset) {
        for (GreetingMask mask : greetingMasks) {
            Overwritten edit = Overwritten.of(segment, from, to);
            mask.mask(segment, from, to);
            edit.report(conversation.events(), mask.id(), Direction.FROM_SERVER, offset, false);
        }
    }

    /** The classes in their order, up to the one that overwrites the line. */
    private void maskKeyword(ByteBuffer segment, int from, int to, long offset) {
        for (EhloReplyMask mask : ehloReplyMasks) {
            Consequence consequence = mask.consequence();
            if (mask.passes(segment, from, to) || isAllowedTls(segment, from, to)) {
                continue;
            }
            if (consequence.logged() || !consequence.masks()) {
                matches.add(consequence, offset);
            }
            if (consequence.masks()) {
                Overwritten edit = Overwritten.of(segment, from, to);
                mask.mask(segment, from, to, masked);
                masked++;
                edit.report(conversation.events(), mask.id(), Direction.FROM_SERVER, offset, false);
                return;
            }
        }
    }

    private boolean isAllowedTls(ByteBuffer segment, int from, int to) {
        return tlsAllowed && Octets.matches(segment, from, Octets.endOfWord(segment, from, to), Verb.STARTTLS.name());
    }

    private void reportTooLate(int octets) {
        Behaviour mask = segmentMask;
        if (conversation.greeted()) {
            mask = ehloReplyMasks.get(0);
        } else if (mask == null) {
            mask = greetingMasks.get(0);
        }
        conversation
                .events()
                .accept(new Event.TooLate(mask.id(), Direction.FROM_SERVER, conversation.serverOffset(), octets));
    }
}
