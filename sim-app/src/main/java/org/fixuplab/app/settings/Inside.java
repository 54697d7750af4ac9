package org.fixuplab.app.settings;

/** Which peer hangs on the firewall's inside interface; the other is outside. */
public enum Inside {
    MTA,
    CLIENT;

    public static Inside parse(String word) {
        return switch (word) {
            case "mta" -> MTA;
            case "client" -> CLIENT;
            default -> throw new IllegalArgumentException("'" + word + "' is neither mta nor client");
        };
    }
}
