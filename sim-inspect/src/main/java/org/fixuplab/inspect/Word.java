package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import org.fixuplab.smtp.Octets;
import org.fixuplab.smtp.Verb;

/** A verb that comes in pieces: its first octets, as many as tell it from every other that is known or that a map may name. */
final class Word {

    private final ByteBuffer octets = ByteBuffer.allocate(4 * Verb.MAX_LENGTH + 1);

    void clear() {
        octets.clear();
    }

    boolean isEmpty() {
        return octets.position() == 0;
    }

    void append(ByteBuffer segment, int from, int to) {
        int count = Math.min(to - from, octets.remaining());
        octets.put(octets.position(), segment, from, count);
        octets.position(octets.position() + count);
    }

    /** Whether its first octets spell the verb, whatever follows. */
    boolean beginsWith(Verb verb) {
        int length = verb.name().length();
        return octets.position() >= length && Octets.matches(octets, 0, length, verb.name());
    }

    /** Whether it is a verb, and the rule takes offence at it. */
    boolean offends(CommandVerb rule) {
        return !isEmpty() && rule.offends(octets, 0, octets.position());
    }

    Verb verb() {
        return Verb.of(octets, 0, octets.position());
    }
}
