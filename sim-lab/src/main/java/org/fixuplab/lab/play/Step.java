package org.fixuplab.lab.play;

import java.time.Duration;
import java.util.Optional;

/** One line of a play. Immutable. Octets are texts of ISO-8859-1, an octet a character. */
public sealed interface Step {

    /** Where it stands in the scenario file; 0 if that is not known. */
    int line();

    /** The line as a person wrote it, without its annotation. */
    String written();

    /**
     * The client sends octets.
     *
     * @param octets with the CRLF, if there is to be one
     * @param oneByOne each in a write of its own
     * @param endsWrite what the client sends next must not leave in the same write
     * @param serverGot what the server is said to have got of the line
     */
    record Send(
            int line,
            String written,
            String octets,
            boolean oneByOne,
            boolean endsWrite,
            Optional<LinePattern> serverGot)
            implements Step {}

    /**
     * The client hears a reply line, or with {@code several} one or more that continue.
     *
     * @param serverSaid what the server is said to have said
     */
    record Hear(int line, String written, LinePattern pattern, boolean several, Optional<LinePattern> serverSaid)
            implements Step {}

    /** The client begins TLS. */
    record StartTls(int line, String written) implements Step {}

    /** The client says nothing for so long. */
    record Pause(int line, String written, Duration time) implements Step {}

    /** The client closes, with FIN or with RST. */
    record Leave(int line, String written, boolean reset) implements Step {}

    /** The client finds the connection closed, with FIN or with RST. */
    record HearEnd(int line, String written, boolean reset) implements Step {}

    /** The client hears nothing for so long: no octet, no end. */
    record HearNothing(int line, String written, Duration time) implements Step {}
}
