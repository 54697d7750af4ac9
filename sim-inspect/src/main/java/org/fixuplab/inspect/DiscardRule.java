package org.fixuplab.inspect;

/** Keeps from the server what a segment holds of a command line that does not end in it with CRLF. */
non-sealed interface DiscardRule extends Behaviour {}
