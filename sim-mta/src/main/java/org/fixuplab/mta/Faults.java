package org.fixuplab.mta;

/** What a test MTA does wrong on purpose, and when. Immutable. */
public final class Faults {

    /** A server without fault. */
    public static final Faults NONE = new Faults();

    private Faults() {}
}
