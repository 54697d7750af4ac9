package org.fixuplab.mta;

import java.util.List;
import org.fixuplab.smtp.Octets;

/** What a fault does in place of the MTA. Immutable. */
sealed interface FaultAct {

    /** As docs/faults.md names it. */
    String word();

    /** The words of all. */
    List<String> WORDS = List.of("usual", "reply", "garbage", "fin", "reset", "silence", "inject");

    /** What the MTA does anyway: only late, or with more octets after it. */
    record Usual() implements FaultAct {
        @Override
        public String word() {
            return "usual";
        }
    }

    /**
     * Says something else.
     *
     * @param lines with their line ends, one character an octet
     * @param code of the last line
     */
    record Reply(String lines, String code) implements FaultAct {
        @Override
        public String word() {
            return "reply";
        }

        byte[] octets() {
            return Octets.octets(lines);
        }
    }

    /** Says octets that are no reply, or no TLS. */
    record Garbage() implements FaultAct {
        @Override
        public String word() {
            return "garbage";
        }
    }

    /** Ends the connection with FIN, without a word, and without TLS's own farewell. */
    record Fin() implements FaultAct {
        @Override
        public String word() {
            return "fin";
        }
    }

    /** Ends the connection with RST. */
    record Reset() implements FaultAct {
        @Override
        public String word() {
            return "reset";
        }
    }

    /** Keeps the connection and says nothing more on it. */
    record Silence() implements FaultAct {
        @Override
        public String word() {
            return "silence";
        }
    }

    /**
     * Says something unasked, first thing under TLS, as a server does that obeys what was slipped in before the handshake.
     *
     * @param text one character an octet
     */
    record Inject(String text) implements FaultAct {
        @Override
        public String word() {
            return "inject";
        }

        byte[] octets() {
            return Octets.octets(text);
        }
    }
}
