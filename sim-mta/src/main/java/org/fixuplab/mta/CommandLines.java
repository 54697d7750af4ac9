package org.fixuplab.mta;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.fixuplab.smtp.Octets;
import org.jspecify.annotations.Nullable;

/** Puts command lines together from pieces. Holds at most one line, of bounded length. Confined to its session. */
final class CommandLines {

    private final int limit;
    private final boolean bareLf;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean lastWasCr;
    private boolean tooLong;

    /**
     * @param limit octets of a line, its end not counted
     * @param bareLf whether LF alone ends a line
     */
    CommandLines(int limit, boolean bareLf) {
        this.limit = limit;
        this.bareLf = bareLf;
    }

    /**
     * One line.
     *
     * @param text without its end, one character an octet; cut short if too long
     */
    record Line(String text, boolean tooLong) {

        /** Not the text, which may be a password. */
        @Override
        public String toString() {
            return "a line of " + text.length() + " octets";
        }
    }

    /** Reads up to the end of a line, not further; null if the octets end before that. */
    @Nullable
    Line next(ByteBuffer in) {
        while (in.hasRemaining()) {
            byte octet = in.get();
            if (octet == Octets.LF && (bareLf || lastWasCr)) {
                return end();
            }
            if (lastWasCr) {
                append(Octets.CR);
            }
            lastWasCr = octet == Octets.CR;
            if (!lastWasCr) {
                append(octet);
            }
        }
        return null;
    }

    /** Forgets the piece of a line it holds. */
    void clear() {
        line.reset();
        lastWasCr = false;
        tooLong = false;
    }

    private Line end() {
        Line ended = new Line(Octets.text(line.toByteArray()), tooLong);
        clear();
        return ended;
    }

    private void append(byte octet) {
        if (line.size() < limit) {
            line.write(octet);
        } else {
            tooLong = true;
        }
    }
}
