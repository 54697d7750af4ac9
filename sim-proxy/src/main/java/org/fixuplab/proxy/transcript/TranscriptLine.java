package org.fixuplab.proxy.transcript;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.fixuplab.event.Direction;
import org.fixuplab.smtp.Octets;

/**
 * One line of what two peers said to each other, and what the firewall made of it. Immutable, as long as nobody writes to the arrays.
 *
 * @param at when its first octet was judged; of a {@link Kind#NOTE}, when it was told
 * @param from who said it; for a {@link Kind#NOTE}, whose octets it is about
 * @param offset of its first octet, in its direction's stream
 * @param before the line as its sender sent it, line end included, secrets starred; the sentence, for a {@link Kind#NOTE}; empty for
 *     {@link Kind#OPAQUE}
 * @param after what the other peer got of it, secrets starred; the same as {@code before} for a {@link Kind#NOTE}
 * @param length how many octets of the stream it stands for; 0 for a {@link Kind#NOTE}
 * @param behaviours ids of those that overwrote octets in it
 */
public record TranscriptLine(
        Instant at,
        Kind kind,
        Direction from,
        long offset,
        byte[] before,
        byte[] after,
        long length,
        List<String> behaviours) {

    /** What a line is made of. */
    public enum Kind {
        /** Commands and replies. */
        DIALOGUE,
        /** A message between DATA and its dot. */
        PAYLOAD,
        /** Octets after TLS began: counted, not kept. */
        OPAQUE,
        /** Nothing either peer said: a fact about the session. */
        NOTE
    }

    public TranscriptLine {
        behaviours = List.copyOf(behaviours);
    }

    /** Whether the other peer got something else than was sent. */
    public boolean altered() {
        return !Arrays.equals(before, after);
    }

    /** The sender's octets as text, without the line end; of a {@link Kind#NOTE}, the sentence. */
    public String sent() {
        return Octets.text(before).stripTrailing();
    }

    /** The octets the other peer got as text, without the line end. */
    public String got() {
        return Octets.text(after).stripTrailing();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TranscriptLine that
                && at.equals(that.at)
                && kind == that.kind
                && from == that.from
                && offset == that.offset
                && length == that.length
                && Arrays.equals(before, that.before)
                && Arrays.equals(after, that.after)
                && behaviours.equals(that.behaviours);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                at, kind, from, offset, length, Arrays.hashCode(before), Arrays.hashCode(after), behaviours);
    }

    @Override
    public String toString() {
        return kind + " " + from + "@" + offset + " \"" + sent() + "\"" + (altered() ? " became \"" + got() + "\"" : "")
                + (behaviours.isEmpty() ? "" : " " + behaviours);
    }
}
