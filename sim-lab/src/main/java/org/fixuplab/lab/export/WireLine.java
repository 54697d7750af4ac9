package org.fixuplab.lab.export;

import java.util.List;
import org.fixuplab.event.Direction;
import org.fixuplab.proxy.transcript.Transcript;
import org.fixuplab.proxy.transcript.TranscriptLine.Kind;

/**
 * One line of a session, on both sides of the firewall. Immutable. Octets are the characters U+0000 to U+00FF; line ends, and blanks before
 * them, are left out.
 *
 * @param sent as its sender said it; empty, if the firewall said it
 * @param got as the other peer got it; empty, if it never arrived
 */
public record WireLine(Direction from, String sent, String got) {

    /** Those of a transcript that were said in clear. */
    public static List<WireLine> of(Transcript transcript) {
        return transcript.lines().stream()
                .filter(line -> line.kind() != Kind.NOTE && line.kind() != Kind.OPAQUE)
                .map(line -> new WireLine(line.from(), line.sent(), line.got()))
                .toList();
    }

    /** As the peer on that side of the firewall said or heard it. */
    String on(Comparison.Leg leg) {
        boolean asSent = (from == Direction.FROM_CLIENT) == (leg == Comparison.Leg.CLIENT);
        return asSent ? sent : got;
    }
}
