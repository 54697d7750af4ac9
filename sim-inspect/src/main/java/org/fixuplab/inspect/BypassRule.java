package org.fixuplab.inspect;

/** A complete DATA line is taken for the beginning of a payload, whatever the server says: up to the terminator nothing is judged. */
non-sealed interface BypassRule extends Behaviour {}
