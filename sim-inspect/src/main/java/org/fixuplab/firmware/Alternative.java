package org.fixuplab.firmware;

/** What a source claims of a firmware, against those that the catalogue believes. Immutable. */
public record Alternative(Behaviour behaviour, Range range) {}
