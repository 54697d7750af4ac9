package org.fixuplab.proxy.record;

/** What becomes of credentials in a recording. */
public enum Secrets {
    /** An asterisk in place of each octet. */
    STARRED,
    /** As they were on the wire. */
    RAW
}
