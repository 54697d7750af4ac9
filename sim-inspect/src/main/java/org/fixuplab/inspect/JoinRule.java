package org.fixuplab.inspect;

/** Holds a piece of a greeting or EHLO reply line until the line is whole. */
non-sealed interface JoinRule extends Behaviour {

    /** The most octets held. */
    int limit();
}
