package org.fixuplab.inspect;

/** Changes what peers get when another behaviour ends their session. */
non-sealed interface EndRule extends Behaviour {

    /** Whether they get RST where they would have got nothing. */
    boolean resets(Bound bound);
}
