package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import org.fixuplab.smtp.Octets;

/**
 * Turns every command whose verb is not on a list into a NOOP of the same length: the client gets the server's reply to that.
 *
 * <p>A verb too short for it, and a piece of one that a segment's border cuts, becomes X. Source: the vendor says that such commands are
 * converted to NOOP; with what the longer line is filled up it does not say: blanks.
 */
final class VerbNoop implements VerbRule {

    static final String ID = "verb-noop";

    private static final String NOOP = "NOOP";

    private final Verbs verbs;

    VerbNoop(Settings settings) {
        verbs = new Verbs(settings.words("verbs"));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean passes(Word piece) {
        return verbs.contain(piece);
    }

    @Override
    public Reach overwrite(ByteBuffer segment, int from, int to, boolean whole) {
        if (!whole || to - from < NOOP.length()) {
            Octets.fill(segment, from, to, 'X');
            return Reach.VERB;
        }
        for (int i = 0; i < NOOP.length(); i++) {
            segment.put(from + i, (byte) NOOP.charAt(i));
        }
        Octets.fill(segment, from + NOOP.length(), to, ' ');
        return Reach.LINE;
    }

    @Override
    public void overwriteRest(ByteBuffer segment, int from, int to) {
        Octets.fill(segment, from, to, ' ');
    }
}
