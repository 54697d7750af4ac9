package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import org.fixuplab.smtp.Octets;

/**
 * Overwrites every verb that is not on a list with as many X; arguments stay ({@code XXXX ME} for {@code EHLO ME}), or become X like
 * everything else up to the segment's end, but for CR and LF.
 *
 * <p>A device judges packets: a piece of a verb that a segment holds is no known verb, and becomes X. Source: bounces and replies in which
 * servers echo the verb, and the vendor's account of a telnet client that sends one character at a time. That all characters of the packet
 * change is what the vendor's guides say.
 */
final class VerbX implements VerbRule {

    static final String ID = "verb-x";

    private final Verbs verbs;
    private final Reach reach;

    VerbX(Settings settings) {
        verbs = new Verbs(settings.words("verbs"));
        reach = settings.word("extent").equals("segment") ? Reach.SEGMENT : Reach.VERB;
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
        Octets.fill(segment, from, to, 'X');
        return reach;
    }

    @Override
    public void overwriteRest(ByteBuffer segment, int from, int to) {
        Octets.fill(segment, from, to, 'X');
    }
}
