package org.fixuplab.firmware;

import java.util.Locale;

/** How sure we are of something that the catalogue says. */
public enum Confidence {
    /** The vendor says so. */
    DOCUMENTED,
    /** It was seen on the wire, or in a device's own output. */
    OBSERVED,
    /** It follows from what was documented or observed. */
    INFERRED,
    /** A model's choice: sources contradict each other, or there is none. */
    ASSUMED;

    /** As the catalogue spells it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
