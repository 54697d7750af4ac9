package org.fixuplab.mta;

/** What a test MTA shows in a handshake. */
public sealed interface ServerCertificate {

    /** Signed by the lab's authority, for the MTA's own name, localhost and the loopback addresses. */
    record Trusted() implements ServerCertificate {}
}
