package org.fixuplab.inspect;

/** Which way a connection was opened, in the device's words. */
public enum Bound {
    /** The client is outside. */
    INBOUND,
    /** The client is inside. */
    OUTBOUND;

    /** As the device spells it: {@code inbound}. */
    public String word() {
        return switch (this) {
            case INBOUND -> "inbound";
            case OUTBOUND -> "outbound";
        };
    }
}
