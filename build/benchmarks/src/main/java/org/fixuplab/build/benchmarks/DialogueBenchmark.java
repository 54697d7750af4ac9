package org.fixuplab.build.benchmarks;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How long an inspector takes to judge a command and its reply, of which nothing is altered, in ns. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DialogueBenchmark {

    private static final int PAIRS = 4;

    @Param({"none", "PIX 6.3(5)", "ASA 8.2(5)", "ASA 9.6(1)"})
    String firmware = "";

    @Param("DIRECT")
    Memory memory = Memory.DIRECT;

    private Session session = new Session(Firewalls.policy("none"), Memory.HEAP);
    private ByteBuffer noop = ByteBuffer.allocate(0);
    private ByteBuffer ok = noop;
    private ByteBuffer header = noop;
    private ByteBuffer body = noop;
    private final ByteBuffer[] commands = new ByteBuffer[PAIRS];
    private final ByteBuffer[] replies = new ByteBuffer[PAIRS];

    @Setup
    public void begin() {
        session = new Session(Firewalls.policy(firmware), memory).begun();
        noop = memory.of("NOOP\r\n");
        ok = memory.of("250 2.0.0 Ok\r\n");
        put(0, "MAIL FROM:<sender@example.org> SIZE=1024\r\n", "250 2.1.0 Ok\r\n");
        put(1, "RCPT TO:<recipient@example.com>\r\n", "250 2.1.5 Ok\r\n");
        put(2, "DATA\r\n", "354 End data with <CR><LF>.<CR><LF>\r\n");
        put(3, ".\r\n", "250 2.0.0 Ok: queued as 4F1Z2K3x5Qz9sT\r\n");
        header = memory.of(Content.LINES_78.header());
        body = memory.of(Content.LINES_78.body(1024 - header.capacity()));
    }

    private void put(int at, String command, String reply) {
        commands[at] = memory.of(command);
        replies[at] = memory.of(reply);
    }

    @Benchmark
    public void noop() {
        Session.passes(session.client(noop));
        Session.passes(session.server(ok));
    }

    /** MAIL, RCPT, DATA and the end of an empty message. */
    @Benchmark
    @OperationsPerInvocation(PAIRS)
    public void transaction() {
        for (int i = 0; i < PAIRS; i++) {
            Session.passes(session.client(commands[i]));
            Session.passes(session.server(replies[i]));
        }
    }

    /** All of a message of 1 KiB, header and all. */
    @Benchmark
    public void message() {
        for (int i = 0; i < PAIRS; i++) {
            if (i == PAIRS - 1) {
                Session.passes(session.client(header));
                Session.passes(session.client(body));
            }
            Session.passes(session.client(commands[i]));
            Session.passes(session.server(replies[i]));
        }
    }
}
