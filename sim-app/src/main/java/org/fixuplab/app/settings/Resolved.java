package org.fixuplab.app.settings;

/** A key's value, and where it comes from. Immutable. */
public record Resolved(Key key, String value, Origin origin) {}
