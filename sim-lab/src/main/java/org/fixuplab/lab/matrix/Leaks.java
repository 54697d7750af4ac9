package org.fixuplab.lab.matrix;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.proxy.transcript.Transcript;
import org.fixuplab.proxy.transcript.TranscriptLine;

/** What of a mail crossed the wire before the firewall in clear. A ClientHello that met no TLS is none of it. */
final class Leaks {

    private Leaks() {}

    /** @param messageId a text that stands in the message, and nowhere else */
    static Set<Leak> of(List<Transcript> sessions, String messageId) {
        Set<Leak> leaks = EnumSet.noneOf(Leak.class);
        for (Transcript session : sessions) {
            session.events().forEach(event -> add(leaks, event));
            // Where replies no longer match commands nobody knows any more where a message begins; its octets tell.
            if (session.lines().stream()
                    .anyMatch(line -> ofMessage(line) || line.sent().contains(messageId))) {
                leaks.add(Leak.MESSAGE);
            }
        }
        return leaks;
    }

    /** After TLS has begun there are no such events. */
    private static void add(Set<Leak> leaks, Event event) {
        if (event instanceof Event.Command command) {
            switch (command.verb()) {
                case MAIL, RCPT -> leaks.add(Leak.ENVELOPE);
                case BDAT -> leaks.add(Leak.MESSAGE);
                default -> {
                    // Tells nothing of the mail.
                }
            }
        } else if (event instanceof Event.Secret secret && secret.from() == Direction.FROM_CLIENT) {
            leaks.add(Leak.CREDENTIALS);
        }
    }

    private static boolean ofMessage(TranscriptLine line) {
        return line.kind() == TranscriptLine.Kind.PAYLOAD
                && line.from() == Direction.FROM_CLIENT
                && !line.sent().equals(".");
    }
}
