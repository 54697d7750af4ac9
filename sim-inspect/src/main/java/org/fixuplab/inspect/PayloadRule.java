package org.fixuplab.inspect;

/** Judges a message as if it were commands, once the session has had a NOOP. */
non-sealed interface PayloadRule extends Behaviour {

    /** Whether the whole line of a word that is no verb is overwritten, and not the word alone. */
    boolean overwritesLines();
}
