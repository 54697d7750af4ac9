package org.fixuplab.app.settings;

/** When output is coloured. */
public enum ColourMode {
    /** On a terminal, unless NO_COLOR is set. */
    AUTO,
    ALWAYS,
    NEVER;

    public static ColourMode parse(String word) {
        return switch (word) {
            case "auto" -> AUTO;
            case "always" -> ALWAYS;
            case "never" -> NEVER;
            default -> throw new IllegalArgumentException("'" + word + "' is none of auto, always, never");
        };
    }
}
