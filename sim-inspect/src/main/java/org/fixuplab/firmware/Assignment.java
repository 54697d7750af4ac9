package org.fixuplab.firmware;

/** A value for one parameter of one behaviour, or for its {@code enabled}. Immutable. */
public record Assignment(String behaviour, String key, String value) {}
