package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.smtp.Octets;
import org.jspecify.annotations.Nullable;

/** The client's direction: each stretch of a segment goes to what the conversation says it is. */
final class ClientStream {

    /** Octets of a dot and CRLF; the CRLF before them is the message's. */
    private static final int TERMINATOR = 3;

    private final Conversation conversation;
    private final Splices splices;
    private final CommandLine command;
    private final Matches matches;
    private final CommandClasses commandClasses;
    /** What reads messages is made for the first: many sessions have none. */
    private final InspectionRules rules;

    private @Nullable HeaderScan headers;
    private @Nullable MessageClasses messageClasses;
    private final @Nullable PayloadWords words;
    private final @Nullable DotRule dot;

    private boolean inPayload;
    private long payloadStart;

    ClientStream(InspectionRules rules, Conversation conversation, Splices splices) {
        this.rules = rules;
        this.conversation = conversation;
        this.splices = splices;
        matches = new Matches(Direction.FROM_CLIENT, conversation.events());
        commandClasses = new CommandClasses(rules, conversation, matches);
        command = new CommandLine(rules, conversation, splices, commandClasses);
        words = rules.payload == null ? null : new PayloadWords(rules.payload, rules.verbs, conversation);
        dot = rules.dot;
    }

    Verdict judge(ByteBuffer segment) {
        int at = segment.position();
        int to = segment.limit();
        command.segmentBegins();
        if (headers != null) {
            headers.segmentBegins();
        }
        while (at < to) {
            at = switch (conversation.phase()) {
                case COMMANDS -> command(segment, at, to);
                case ANSWER -> answer(segment, at, to);
                case PAYLOAD -> payload(segment, at, to);
                case CHUNK -> chunk(at, to);
                case OPAQUE -> to;
            };
            if (matches.ending() != null) {
                return matches.ending();
            }
        }
        return Verdict.FORWARD;
    }

    private int command(ByteBuffer segment, int from, int to) {
        boolean mayBePayload = conversation.mayBePayload();
        int end = command.read(segment, from, to);
        if (mayBePayload && command.reachesServer()) {
            // Fed as the server sees it, so that it is known how the payload's line stands when the 354 comes.
            if (conversation.endOfData().find(segment, from, end) >= 0) {
                conversation.terminatorSeen();
            }
        }
        for (byte[] answer = conversation.nextAnswer(); answer != null; answer = conversation.nextAnswer()) {
            splices.answer(end - segment.position(), answer);
        }
        return end;
    }

    private int answer(ByteBuffer segment, int from, int to) {
        command.abandon();
        conversation.answerBegins();
        int lf = Octets.indexOf(segment, from, to, Octets.LF);
        command.credentials().line(segment, from, lf < 0 ? to : lf, conversation.clientOffset());
        if (lf < 0) {
            conversation.clientSent(to - from);
            return to;
        }
        conversation.clientSent(lf + 1 - from);
        conversation.answered();
        return lf + 1;
    }

    private int payload(ByteBuffer segment, int from, int to) {
        if (!inPayload) {
            payloadBegins();
        }
        int mark = conversation.endOfData().mark();
        int found = conversation.endOfData().find(segment, from, to);
        if (found >= 0 && dot != null && !dot.sees(found - from)) {
            swallowDot(dot, segment, from, found);
            // To the server, which never gets these octets, the payload goes on.
            conversation.endOfData().goBack(mark);
            return found;
        }
        int end = found < 0 ? to : found;
        if (headers != null && headers.isOpen()) {
            headers.read(segment, from, end);
        }
        if (messageClasses != null) {
            messageClasses.read(segment, from, end, conversation.clientOffset(), found >= 0);
        }
        if (matches.settle()) {
            return end;
        }
        if (words != null && conversation.noopSeen()) {
            words.read(segment, from, end);
        }
        conversation.clientSent(end - from);
        if (found >= 0) {
            payloadEnds();
        }
        return end;
    }

    private void payloadBegins() {
        inPayload = true;
        payloadStart = conversation.clientOffset();
        command.abandon();
        if (headers == null && !rules.headers.isEmpty()) {
            headers = new HeaderScan(rules.headers, conversation, matches);
        }
        if (headers != null) {
            headers.begin();
        }
        if (messageClasses == null && rules.judgesMessages) {
            messageClasses = new MessageClasses(rules, matches);
        }
        if (messageClasses != null) {
            messageClasses.begin();
        }
        if (words != null) {
            words.beginLine();
        }
    }

    private void payloadEnds() {
        inPayload = false;
        conversation.payloadEnded();
        long declared = commandClasses.declaredSize();
        long actual = Math.max(0, conversation.clientOffset() - payloadStart - TERMINATOR);
        if (declared != DeclaredSize.NONE && actual > declared) {
            conversation.events().accept(new Event.SizeExceeded(conversation.clientOffset(), declared, actual));
        }
        commandClasses.messageEnded();
    }

    private void swallowDot(DotRule rule, ByteBuffer segment, int from, int to) {
        conversation.swallowed(rule.id(), Octets.copy(segment, from, to));
        splices.swallow(from - segment.position(), to - from);
        conversation.clientSent(to - from);
    }

    private int chunk(int from, int to) {
        int count = (int) Math.min(to - from, conversation.chunkLeft());
        conversation.clientSent(count);
        conversation.chunkSent(count);
        return from + count;
    }
}
