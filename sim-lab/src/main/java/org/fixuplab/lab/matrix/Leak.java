package org.fixuplab.lab.matrix;

/** What an eavesdropper beside the firewall could have read. */
public enum Leak {
    /** MAIL or RCPT. */
    ENVELOPE,
    /** The secret of AUTH. */
    CREDENTIALS,
    /** Header and body, or a part. */
    MESSAGE
}
