package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.fixuplab.smtp.Octets;

/**
 * Overwrites every verb that is not on a list with as many X; arguments stay ({@code XXXX ME} for {@code EHLO ME}).
 *
 * <p>A device judges packets: a piece of a verb that a segment holds is no known verb, and becomes X. Source: bounces and replies in which
 * servers echo the verb, and the vendor's account of a telnet client that sends one character at a time.
 */
final class VerbX implements VerbRule {

    static final String ID = "verb-x";

    private final String[] verbs;

    VerbX(Settings settings) {
        verbs = settings.words("verbs").stream()
                .map(word -> word.toUpperCase(Locale.ROOT))
                .toArray(String[]::new);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean passes(ByteBuffer segment, int from, int to) {
        for (String verb : verbs) {
            if (Octets.matches(segment, from, to, verb)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void overwrite(ByteBuffer segment, int from, int to) {
        for (int i = from; i < to; i++) {
            segment.put(i, (byte) 'X');
        }
    }
}
