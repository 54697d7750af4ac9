package org.fixuplab.inspect;

/** TLS is allowed: STARTTLS passes as a verb and as an EHLO keyword. */
non-sealed interface TlsRule extends Behaviour {

    /** Whether the device writes a line when TLS begins. */
    boolean logged();
}
