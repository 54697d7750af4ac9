package org.fixuplab.proxy;

import org.fixuplab.proxy.observe.SegmentFlags;
import org.fixuplab.proxy.observe.SessionObserver;

/**
 * What peers go on sending after inspection ended their session: to the device it belongs to no connection. Told as often as the observer
 * wants to know. Confined to its session's event loop.
 */
final class Denials {

    private final SessionObserver observer;
    private boolean open;
    private int told;

    Denials(SessionObserver observer) {
        this.observer = observer;
    }

    /** Inspection has ended the session. */
    void begin() {
        open = true;
    }

    /** Something came on this leg; a peer that was told of the end by itself is no longer one. */
    void came(Leg leg, SegmentFlags flags, int octets) {
        if (open && !leg.isClosing() && told < SessionObserver.MOST_DENIED) {
            told++;
            observer.denied(leg.from, flags, octets);
        }
    }
}
