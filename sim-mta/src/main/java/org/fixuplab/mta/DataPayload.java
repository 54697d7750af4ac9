package org.fixuplab.mta;

import java.nio.ByteBuffer;
import org.fixuplab.smtp.EndOfData;
import org.fixuplab.smtp.Octets;

/**
 * The payload of one DATA: undoes dot-stuffing and finds the end, which is CRLF . CRLF and, unless it is lenient, nothing else. Confined to
 * its session.
 *
 * <p>The terminator's own dot may come in an earlier piece than its CRLF. So the dot that begins a line is held back until the next octet
 * shows what it was.
 */
final class DataPayload implements Intake {

    private static final byte DOT = '.';

    private final EndOfData endOfData;
    private final boolean lenient;
    private final MessageOctets message;

    /** Octets of a line's end that the payload so far ends with; 2 means that a line begins. */
    private int lineEnd = 2;

    /** A dot began the line and is held back, and after it perhaps a CR. */
    private boolean dot;

    private boolean dotCr;

    /** @param lenient whether LF alone ends a line, too, also those before and after the last dot */
    DataPayload(MessageOctets message, boolean lenient) {
        this.message = message;
        this.lenient = lenient;
        this.endOfData = new EndOfData(lenient);
    }

    @Override
    public boolean read(ByteBuffer in) {
        int end = endOfData.find(in, in.position(), in.limit());
        int to = end < 0 ? in.limit() : end;
        while (in.position() < to) {
            if (dot) {
                afterDot(in);
            } else if (lineEnd == 2 && in.get(in.position()) == DOT) {
                in.get();
                dot = true;
            } else {
                message.append(in, plainUntil(in, to));
            }
        }
        return end >= 0;
    }

    /** One octet of a line that began with a dot: the dot is dropped, unless it was the terminator, which is dropped whole. */
    private void afterDot(ByteBuffer in) {
        byte octet = in.get(in.position());
        if (octet == Octets.CR && !dotCr) {
            in.get();
            dotCr = true;
        } else if (octet == Octets.LF && (dotCr || lenient)) {
            in.get();
        } else {
            if (dotCr) {
                message.append(ByteBuffer.wrap(new byte[] {Octets.CR}), 1);
            }
            lineEnd = dotCr ? 1 : 0;
            dot = false;
            dotCr = false;
        }
    }

    /** The index of the next dot that begins a line, or the end. */
    private int plainUntil(ByteBuffer in, int to) {
        int at = in.position();
        while (at < to) {
            byte octet = in.get(at);
            if (octet == DOT && lineEnd == 2) {
                return at;
            }
            lineEnd = octet == Octets.CR ? 1 : octet == Octets.LF && (lenient || lineEnd == 1) ? 2 : 0;
            at++;
        }
        return to;
    }
}
