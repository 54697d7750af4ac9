package org.fixuplab.inspect;

import org.fixuplab.smtp.Verb;

/** Takes offence at the address of a MAIL or RCPT. */
non-sealed interface AddressRule extends Behaviour {

    /** Whether it looks at the addresses of this command. */
    boolean concerns(Verb verb);

    /** Whether it may take offence at this octet as such, or blank it: only then is it asked of it. */
    default boolean minds(byte octet) {
        return false;
    }

    /** The length up to which it minds no address: from there on it is asked of each octet. */
    default int ordinaryLength() {
        return Integer.MAX_VALUE;
    }

    /** Whether it takes offence at the octet that has just been read, whatever follows. */
    default boolean offendsNow(MailPath path) {
        return false;
    }

    /** Whether it takes offence at the address, which has ended. */
    default boolean offendsWhole(MailPath path) {
        return false;
    }

    /** Whether the octet that has just been read becomes a blank. */
    default boolean blanks(MailPath path) {
        return false;
    }

    Consequence consequence(MailPath path);
}
