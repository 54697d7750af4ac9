package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import org.fixuplab.event.Direction;
import org.fixuplab.event.EventSink;

/** Judges one session by its firewall's rules. The two directions meet in the {@link Conversation}. */
final class SmtpInspector implements Inspector {

    private final Conversation conversation;
    private final ClientStream client;
    private final ServerStream server;

    SmtpInspector(InspectionRules rules, EventSink sink) {
        conversation = new Conversation(sink, rules.tlsLogged);
        client = new ClientStream(rules, conversation);
        server = new ServerStream(rules, conversation);
    }

    @Override
    public Verdict judge(Direction from, ByteBuffer segment) {
        if (conversation.phase() == Conversation.Phase.OPAQUE) {
            return Verdict.FORWARD;
        }
        return switch (from) {
            case FROM_CLIENT -> client.judge(segment);
            case FROM_SERVER -> server.judge(segment);
        };
    }

    @Override
    public boolean mindsBorders(Direction from) {
        return from == Direction.FROM_CLIENT && conversation.phase() == Conversation.Phase.COMMANDS;
    }

    @Override
    public void release(ByteBuffer held) {
        server.release(held);
    }
}
