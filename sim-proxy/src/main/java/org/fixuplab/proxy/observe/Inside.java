package org.fixuplab.proxy.observe;

import org.fixuplab.inspect.Bound;

/** Which peer hangs on the firewall's inside interface; the other is outside. */
public enum Inside {
    MTA,
    CLIENT;

    /**
     * The one that is so spelled, in small letters.
     *
     * @throws IllegalArgumentException with a sentence, if none is
     */
    public static Inside parse(String word) {
        return switch (word) {
            case "mta" -> MTA;
            case "client" -> CLIENT;
            default -> throw new IllegalArgumentException("'" + word + "' is neither mta nor client");
        };
    }

    /** Which way clients open their connections. */
    public Bound bound() {
        return switch (this) {
            case MTA -> Bound.INBOUND;
            case CLIENT -> Bound.OUTBOUND;
        };
    }
}
