package org.fixuplab.app.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.fixuplab.smtp.Octets;

/** Messages of every shape that ever broke a mail server, the same for the same seed. */
final class MixedMessages {

    private static final int BIG = 25 * 1024 * 1024;

    /** What a message is made of. */
    enum Shape {
        EMPTY,
        PLAIN,
        EIGHT_BIT,
        LONG_LINES,
        DOTS,
        /** Bare CR and LF, and ends of data that are none. */
        STRAY_LINE_ENDS,
        /** Any octet, and no line end at the end. */
        BINARY,
        /** 25 MiB. */
        BIG
    }

    /** One message; {@code number} is the local part of its recipient. */
    record Message(int number, Shape shape, byte[] octets) {}

    private final Random random;

    MixedMessages(long seed) {
        this.random = new Random(seed);
    }

    /** So many messages: the first are big, the shapes of the others come in turn. */
    List<Message> make(int count, int big, List<Shape> shapes) {
        return IntStream.range(0, count)
                .mapToObj(i -> message(i, i < big ? Shape.BIG : shapes.get(i % shapes.size())))
                .toList();
    }

    /** Fails unless they are the same, without printing megabytes. */
    static void assertSame(Message sent, byte[] expected, byte[] arrived) {
        int at = Arrays.mismatch(expected, arrived);
        assertThat(at)
                .as(
                        "message %d, %s: first octet that differs; sent %d octets, arrived %d",
                        sent.number(), sent.shape(), expected.length, arrived.length)
                .isEqualTo(-1);
    }

    private Message message(int number, Shape shape) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (shape) {
            case EMPTY -> {}
            case PLAIN -> lines(out, 1 + random.nextInt(40), 78, "abc ,.\t");
            case EIGHT_BIT -> lines(out, 1 + random.nextInt(40), 200, "a\u00e9\u00ff\u0080\u00a0");
            case LONG_LINES -> lines(out, 1 + random.nextInt(3), 100_000, "ab. ");
            case DOTS -> lines(out, 1 + random.nextInt(60), 4, "...a");
            case STRAY_LINE_ENDS -> {
                lines(out, 1 + random.nextInt(60), 6, "\r\n..a");
                out.writeBytes(Octets.octets("\n.\nMAIL FROM:<x@y>\r\n.\n\n.\r\n\r.\r\r\n"));
            }
            case BINARY -> {
                byte[] any = new byte[1 + random.nextInt(5_000)];
                random.nextBytes(any);
                out.writeBytes(any);
                out.writeBytes(Octets.octets("\r\n.\r\nQUIT\r\nx"));
            }
            case BIG -> {
                lines(out, 1_000, 200, "..abc\u00e9 ");
                byte[] block = out.toByteArray();
                while (out.size() < BIG) {
                    out.writeBytes(block);
                }
            }
        }
        return new Message(number, shape, out.toByteArray());
    }

    private void lines(ByteArrayOutputStream out, int count, int length, String alphabet) {
        for (int i = 0; i < count; i++) {
            for (int left = random.nextInt(length + 1); left > 0; left--) {
                out.write(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            out.write(Octets.CR);
            out.write(Octets.LF);
        }
    }
}
