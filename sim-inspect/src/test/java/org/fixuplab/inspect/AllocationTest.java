package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.function.IntConsumer;
import org.fixuplab.event.Direction;
import org.fixuplab.event.EventSink;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where nothing is altered and nobody listens, no object is made: not for a line, a segment or a message. */
class AllocationTest {

    private static final int ROUNDS = 1_000;

    /** An object a round would take more than this by itself. */
    private static final long CHANCE = 8L * ROUNDS;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final ByteBuffer segment = ByteBuffer.allocateDirect(64 * 1024);

    private void send(Inspector inspector, Direction from, byte[] octets) {
        segment.clear().put(octets).flip();
        if (inspector.judge(from, segment) != Verdict.FORWARD) {
            throw new AssertionError("does not pass as it is: " + Octets.text(octets));
        }
    }

    private static byte[][] octets(String... lines) {
        byte[][] all = new byte[lines.length][];
        for (int i = 0; i < lines.length; i++) {
            all[i] = Octets.octets(lines[i] + "\r\n");
        }
        return all;
    }

    private Inspector greeted(String firmware) {
        Inspector inspector = Catalogue.load().policy(firmware).inspector(EventSink.NONE);
        for (byte[] line : octets("220 mail", "HELO me", "250 mail")) {
            send(inspector, line[0] == '2' ? Direction.FROM_SERVER : Direction.FROM_CLIENT, line);
        }
        return inspector;
    }

    private static long allocated(IntConsumer round) {
        // The first rounds make what a session makes once.
        for (int i = 0; i < 10; i++) {
            round.accept(i);
        }
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int i = 0; i < ROUNDS; i++) {
            round.accept(i);
        }
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    @ParameterizedTest
    @MethodSource("org.fixuplab.inspect.EveryFirmwareTest#firmware")
    void a_dialogue_makes_none(String firmware) {
        byte[][] commands = octets(
                "NOOP",
                "MAIL FROM:<sender@example.org>",
                "RCPT TO:<recipient@example.com>",
                "RSET",
                "MAIL FROM:<sender@example.org>",
                "RCPT TO:<recipient@example.com>",
                "DATA",
                ".");
        byte[][] replies =
                octets("250 ok", "250 2.1.0 ok", "250 2.1.5 ok", "250 ok", "250 ok", "550 no", "354 go", "250 queued");
        Inspector inspector = greeted(firmware);
        assertThat(allocated(round -> {
                    for (int i = 0; i < commands.length; i++) {
                        send(inspector, Direction.FROM_CLIENT, commands[i]);
                        send(inspector, Direction.FROM_SERVER, replies[i]);
                    }
                }))
                .isLessThan(CHANCE);
    }

    /** Else the others would prove nothing. */
    @Test
    void an_object_a_round_is_noticed() {
        Inspector inspector = Catalogue.load().policy("ASA 8.2(5)").inspector(event -> {});
        byte[] reply = Octets.octets("421 bye\r\n");
        assertThat(allocated(round -> send(inspector, Direction.FROM_SERVER, reply)))
                .isGreaterThan(CHANCE);
    }

    /** Of 1 MiB in pieces of 1 KiB, and of one that is a line of a multipart's. */
    @ParameterizedTest
    @MethodSource("org.fixuplab.inspect.EveryFirmwareTest#firmware")
    void a_body_makes_none(String firmware) {
        for (String type : new String[] {"text/plain", "multipart/mixed; boundary=b"}) {
            Inspector inspector = greeted(firmware);
            for (byte[] line : octets("DATA", "354 go", "Content-Type: " + type + "\r\n\r\n--b\r\n\r\n-")) {
                send(inspector, line[0] == '3' ? Direction.FROM_SERVER : Direction.FROM_CLIENT, line);
            }
            byte[] lines = Octets.octets(("x".repeat(70) + "\r\n..-\r\n--\r\n").repeat(12));
            assertThat(allocated(round -> send(inspector, Direction.FROM_CLIENT, lines)))
                    .as(type)
                    .isLessThan(CHANCE);
        }
    }
}
