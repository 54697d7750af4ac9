package org.fixuplab.mta;

import org.fixuplab.smtp.Octets;

/** What a fault does in place of the MTA. Immutable. */
sealed interface FaultAct {

    /** What the MTA does anyway: only late, or with more octets after it. */
    record Usual() implements FaultAct {}

    /**
     * Says something else.
     *
     * @param lines with their line ends, one character an octet
     * @param code of the last line
     */
    record Reply(String lines, String code) implements FaultAct {
        byte[] octets() {
            return Octets.octets(lines);
        }
    }

    /** Says octets that are no reply, or no TLS. */
    record Garbage() implements FaultAct {}

    /** Ends the connection with FIN, without a word, and without TLS's own farewell. */
    record Fin() implements FaultAct {}

    /** Ends the connection with RST. */
    record Reset() implements FaultAct {}

    /** Keeps the connection and says nothing more on it. */
    record Silence() implements FaultAct {}

    /**
     * Says something unasked, first thing under TLS, as a server does that obeys what was slipped in before the handshake.
     *
     * @param text one character an octet
     */
    record Inject(String text) implements FaultAct {
        byte[] octets() {
            return Octets.octets(text);
        }
    }
}
