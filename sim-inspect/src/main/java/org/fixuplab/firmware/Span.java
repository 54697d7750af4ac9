package org.fixuplab.firmware;

/**
 * The versions of one platform that the catalogue speaks about. Immutable.
 *
 * @param interval closed at both ends
 * @param name for a person: {@code PIX 4.0 to 8.0}
 */
public record Span(Interval interval, String name) {}
