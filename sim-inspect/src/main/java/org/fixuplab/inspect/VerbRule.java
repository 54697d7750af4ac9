package org.fixuplab.inspect;

import java.nio.ByteBuffer;

/** Decides which verbs reach the server, and what becomes of the others. */
non-sealed interface VerbRule extends Behaviour {

    /** How far a refusal goes. */
    enum Reach {
        /** Only the piece of the verb; what follows is judged, or stays. */
        VERB,
        /** The rest of the line, in whatever segment it comes. */
        LINE,
        /** The rest of the segment, further lines included. */
        SEGMENT
    }

    /** Whether the piece of a verb that one segment holds is a whole verb that may pass. */
    boolean passes(Word piece);

    /**
     * Overwrites a piece that may not, the octets {@code [from, to)}.
     *
     * @param whole the piece is all of the verb, and what follows the verb is in the segment, too
     */
    Reach overwrite(ByteBuffer segment, int from, int to, boolean whole);

    /** Overwrites what follows, where the refusal reaches further: a piece of one line, in which any CR stays. */
    default void overwriteRest(ByteBuffer segment, int from, int to) {}
}
