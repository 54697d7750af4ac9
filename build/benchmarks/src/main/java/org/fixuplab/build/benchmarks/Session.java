package org.fixuplab.build.benchmarks;

import java.nio.ByteBuffer;
import org.fixuplab.event.Direction;
import org.fixuplab.event.EventSink;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.inspect.Inspector;
import org.fixuplab.inspect.Verdict;

/** A session that nobody listens to. */
final class Session {

    private final Memory memory;
    private final Inspector inspector;

    Session(InspectionPolicy policy, Memory memory) {
        this.memory = memory;
        inspector = policy.inspector(EventSink.NONE);
    }

    /** The server has greeted, and knows the client. */
    Session begun() {
        server("220 mail.example.com ESMTP\r\n");
        client("HELO client.example.org\r\n");
        server("250 mail.example.com\r\n");
        return this;
    }

    /** The server has accepted a DATA. */
    Session inData() {
        begun();
        client("MAIL FROM:<sender@example.org>\r\n");
        server("250 2.1.0 Ok\r\n");
        client("RCPT TO:<recipient@example.com>\r\n");
        server("250 2.1.5 Ok\r\n");
        client("DATA\r\n");
        server("354 End data with <CR><LF>.<CR><LF>\r\n");
        return this;
    }

    void client(String octets) {
        passes(client(memory.of(octets)));
    }

    void server(String octets) {
        server(memory.of(octets));
    }

    Verdict client(ByteBuffer segment) {
        return inspector.judge(Direction.FROM_CLIENT, segment);
    }

    Verdict server(ByteBuffer segment) {
        return inspector.judge(Direction.FROM_SERVER, segment);
    }

    /** @throws IllegalStateException the session does not go on as it is: what is measured then is something else */
    static void passes(Verdict verdict) {
        if (verdict != Verdict.FORWARD) {
            throw new IllegalStateException("a segment that should pass does not: " + verdict);
        }
    }
}
