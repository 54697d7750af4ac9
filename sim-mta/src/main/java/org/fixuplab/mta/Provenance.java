package org.fixuplab.mta;

/** Where a persona's text is known from, and how sure that makes us. */
public record Provenance(String source, Confidence confidence) {

    /** How sure we are. */
    public enum Confidence {
        /** The product's own text or source says so. */
        DOCUMENTED,
        /** Someone saw it on the wire. */
        OBSERVED,
        /** It follows from something documented or observed. */
        INFERRED,
        /** No source: chosen so that the dialogue can go on. */
        ASSUMED
    }
}
