package org.fixuplab.lab.journal;

import java.util.Optional;
import org.fixuplab.event.Event;
import org.fixuplab.firmware.InspectionPolicy;

/** Whose deed an event is. */
public final class Doer {

    /** The behaviour that lets TLS pass alters nothing; that TLS began is what it did. */
    private static final String ALLOW_TLS = "allow-tls";

    private static final String SIZE_LOG = "size-log";

    private Doer() {}

    /**
     * The id of the behaviour that altered octets, matched or reported something, ended a session or let TLS begin.
     *
     * @param policy in force; where nothing is inspected, TLS begins without anyone's leave
     */
    public static Optional<String> of(Event event, InspectionPolicy policy) {
        if (event instanceof Event.Altered altered) {
            return Optional.of(altered.behaviour());
        }
        if (event instanceof Event.Matched matched) {
            return Optional.of(matched.behaviour());
        }
        if (event instanceof Event.Ended ended) {
            return Optional.of(ended.behaviour());
        }
        if (event instanceof Event.SizeExceeded) {
            return Optional.of(SIZE_LOG);
        }
        boolean allowed = event instanceof Event.TlsStarted && policy.enabled().containsKey(ALLOW_TLS);
        return allowed ? Optional.of(ALLOW_TLS) : Optional.empty();
    }
}
