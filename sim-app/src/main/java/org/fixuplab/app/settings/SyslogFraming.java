package org.fixuplab.app.settings;

/** How a TCP stream is cut into syslog messages (RFC 6587). Over UDP a datagram is a message. */
public enum SyslogFraming {
    /** What servers expect of the format: octets are counted for RFC 5424, and a line feed ends the others. */
    AUTO,
    OCTET_COUNTING,
    LF;

    public static SyslogFraming parse(String word) {
        return switch (word) {
            case "auto" -> AUTO;
            case "octet-counting" -> OCTET_COUNTING;
            case "lf" -> LF;
            default -> throw new IllegalArgumentException("'" + word + "' is none of auto, octet-counting, lf");
        };
    }
}
