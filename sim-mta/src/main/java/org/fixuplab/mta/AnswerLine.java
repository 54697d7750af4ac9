package org.fixuplab.mta;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The line that answers a challenge of AUTH. Confined to its session. */
final class AnswerLine implements Intake {

    /** RFC 4954 section 4 has 12,288 octets with CRLF. */
    private static final int LIMIT = 12_288 - 2;

    private final CommandLines lines;
    private CommandLines.@Nullable Line line;

    AnswerLine(boolean bareLf) {
        this.lines = new CommandLines(LIMIT, bareLf);
    }

    @Override
    public boolean read(ByteBuffer in) {
        line = lines.next(in);
        return line != null;
    }

    boolean tooLong() {
        return line().tooLong();
    }

    /** The client gives the exchange up. */
    boolean cancels() {
        return line().text().equals("*");
    }

    /** What the client said; empty if it is not base64. */
    Optional<byte[]> decoded() {
        return decode(line().text());
    }

    /** The octets that base64 text stands for; empty if it is none. */
    static Optional<byte[]> decode(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private CommandLines.Line line() {
        if (line == null) {
            throw new IllegalStateException("The answer has not come yet");
        }
        return line;
    }
}
