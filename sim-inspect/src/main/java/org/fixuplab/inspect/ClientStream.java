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
    private final CommandLine command;
    private final Matches matches;
    private final CommandClasses commandClasses;
    private final @Nullable HeaderScan headers;
    private final @Nullable MessageClasses messageClasses;

    private boolean inPayload;
    private long payloadStart;

    ClientStream(InspectionRules rules, Conversation conversation) {
        this.conversation = conversation;
        matches = new Matches(Direction.FROM_CLIENT, conversation.events());
        commandClasses = new CommandClasses(rules, conversation, matches);
        command = new CommandLine(rules, conversation, commandClasses);
        headers = rules.headers.isEmpty() ? null : new HeaderScan(rules.headers, conversation, matches);
        messageClasses = rules.judgeMessages() ? new MessageClasses(rules, matches) : null;
    }

    Verdict judge(ByteBuffer segment) {
        int at = segment.position();
        int to = segment.limit();
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
        // Fed as the server sees it, so that it is known how the payload's line stands when the 354 comes.
        for (int at = from; mayBePayload && at >= 0 && at < end; ) {
            at = conversation.endOfData().find(segment, at, end);
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
        int found = conversation.endOfData().find(segment, from, to);
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
        if (headers != null) {
            headers.begin();
        }
        if (messageClasses != null) {
            messageClasses.begin();
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

    private int chunk(int from, int to) {
        int count = (int) Math.min(to - from, conversation.chunkLeft());
        conversation.clientSent(count);
        conversation.chunkSent(count);
        return from + count;
    }
}
