package org.fixuplab.build.benchmarks;

import java.util.concurrent.TimeUnit;
import org.fixuplab.event.EventSink;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.inspect.Inspector;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How long a new session's inspector takes to make, in ns; {@code -prof gc} tells its octets. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SessionBenchmark {

    @Param({"none", "PIX 6.3(5)", "ASA 8.2(5)", "ASA 9.6(1)"})
    String firmware = "";

    private InspectionPolicy policy = Firewalls.policy("none");

    @Setup
    public void resolve() {
        policy = Firewalls.policy(firmware);
    }

    /** A session in which nothing has been said yet. */
    @Benchmark
    public Inspector inspector() {
        return policy.inspector(EventSink.NONE);
    }

    /** A session that has come as far as a message's first octet. */
    @Benchmark
    public Object data() {
        return new Session(policy, Memory.HEAP).inData();
    }
}
