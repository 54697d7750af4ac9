package org.fixuplab.mta;

/** What a dialogue asks of its connection. Confined to the connection's event loop. */
interface Wire {

    /** Sends octets; they leave at the latest when what was received has been worked off. */
    void write(byte[] octets);

    /** Sends octets in clear, and speaks TLS from the next octet on, both ways. */
    void startTls(byte[] octets);

    /** Sends what was written, then FIN; what still comes is thrown away. */
    void end();
}
