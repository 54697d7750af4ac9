package org.fixuplab.build.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.fixuplab.event.Direction;
import org.fixuplab.event.EventSink;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.inspect.Inspector;
import org.fixuplab.inspect.Verdict;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How many segments of a message's body, 16 KiB each in lines of 76, an inspector judges in a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class BodyBenchmark {

    private static final int SEGMENT = 16 * 1024;

    @Param({"PIX 6.3(5)", "PIX 7.2(2)", "ASA 8.2(5)", "ASA 9.6(1)"})
    String firmware = "";

    private Inspector inspector = Inspector.OFF;
    private ByteBuffer segment = ByteBuffer.allocate(0);

    /** A session that stands in the body of a message. */
    @Setup(Level.Iteration)
    public void begin() {
        inspector = Catalogue.load().policy(firmware).inspector(EventSink.NONE);
        server("220 mail\r\n");
        client("HELO me\r\n");
        server("250 mail\r\n");
        client("MAIL FROM:<a@b>\r\n");
        server("250 ok\r\n");
        client("RCPT TO:<c@d>\r\n");
        server("250 ok\r\n");
        client("DATA\r\n");
        server("354 go\r\n");
        client("Subject: body\r\n\r\n");
        String line = "x".repeat(76) + "\r\n";
        segment = octets(line.repeat(SEGMENT / line.length() + 1).substring(0, SEGMENT));
    }

    @Benchmark
    public Verdict body() {
        return inspector.judge(Direction.FROM_CLIENT, segment);
    }

    private void server(String octets) {
        inspector.judge(Direction.FROM_SERVER, octets(octets));
    }

    private void client(String octets) {
        inspector.judge(Direction.FROM_CLIENT, octets(octets));
    }

    private static ByteBuffer octets(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
