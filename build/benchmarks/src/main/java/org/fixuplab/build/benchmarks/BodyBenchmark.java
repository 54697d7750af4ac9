package org.fixuplab.build.benchmarks;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.fixuplab.inspect.Verdict;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How many octets of a message's body an inspector judges: one operation is an octet, so that operations a nanosecond are GB a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BodyBenchmark {

    private static final int OCTETS = 64 * 1024;

    @Param({"none", "PIX 6.3(5)", "ASA 8.2(5)", "ASA 9.6(1)"})
    String firmware = "";

    @Param
    Content content = Content.LINES_78;

    /** Octets of a segment; the usual ones of a network, a TLS record, and a read of ours. */
    @Param("16384")
    int segment;

    @Param("DIRECT")
    Memory memory = Memory.DIRECT;

    private Session session = new Session(Firewalls.policy("none"), Memory.HEAP);
    private ByteBuffer body = ByteBuffer.allocate(0);
    private ByteBuffer whole = body;

    @Setup(Level.Iteration)
    public void begin() {
        session = new Session(Firewalls.policy(firmware), memory).inData();
        session.client(content.header());
        whole = memory.of(content.body(OCTETS));
        body = whole.duplicate();
    }

    @Benchmark
    @OperationsPerInvocation(OCTETS)
    public void body() {
        for (int at = 0; at < OCTETS; at += segment) {
            Verdict verdict =
                    session.client(body.limit(Math.min(at + segment, OCTETS)).position(at));
            Session.passes(verdict);
        }
    }

    /** The same octets only read, as longs: how fast the machine is while the others run. */
    @Benchmark
    @OperationsPerInvocation(OCTETS)
    public long read() {
        long all = 0;
        for (int at = 0; at < OCTETS; at += Long.BYTES) {
            all ^= whole.getLong(at);
        }
        return all;
    }
}
