package org.fixuplab.inspect;

/** Decides whether the firewall sees the end of a payload, which it does not let pass otherwise. */
non-sealed interface DotRule extends Behaviour {

    /** Whether it sees a terminator of which the segment that completes it holds the last {@code octets}, and whatever stands before. */
    boolean sees(int octets);
}
