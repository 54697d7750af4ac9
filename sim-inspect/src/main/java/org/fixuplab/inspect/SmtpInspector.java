package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import org.fixuplab.event.Direction;
import org.fixuplab.event.EventSink;

/** Judges one session by its firewall's rules. The two directions meet in the {@link Conversation}. */
final class SmtpInspector implements Inspector {

    private final Conversation conversation;
    private final Splices splices = new Splices();
    private final boolean mindsPayloadBorders;
    private final ClientStream client;
    private final ServerStream server;

    SmtpInspector(InspectionRules rules, EventSink sink) {
        conversation = new Conversation(sink, rules.bypass);
        client = new ClientStream(rules, conversation, splices);
        server = new ServerStream(rules, conversation, splices);
        mindsPayloadBorders = rules.mindsPayloadBorders;
    }

    @Override
    public Verdict judge(Direction from, ByteBuffer segment) {
        if (conversation.phase() == Conversation.Phase.OPAQUE) {
            return Verdict.FORWARD;
        }
        Verdict verdict = switch (from) {
            case FROM_CLIENT -> client.judge(segment);
            case FROM_SERVER -> server.judge(segment);
        };
        return splices.verdict(verdict);
    }

    @Override
    public boolean mindsBorders(Direction from) {
        if (from == Direction.FROM_SERVER) {
            return false;
        }
        return switch (conversation.phase()) {
            case COMMANDS -> true;
            case PAYLOAD -> mindsPayloadBorders;
            case ANSWER, CHUNK, OPAQUE -> false;
        };
    }

    @Override
    public void release(ByteBuffer held) {
        server.release(held);
    }
}
